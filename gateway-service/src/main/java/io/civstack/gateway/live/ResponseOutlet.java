package io.civstack.gateway.live;

import io.vertx.core.http.HttpServerResponse;

/** A response as an outlet; a reader who has gone takes what is written to him without a fault. */
record ResponseOutlet(HttpServerResponse response) implements Outlet {

    @Override
    public boolean isFull() {
        return response.writeQueueFull();
    }

    @Override
    public void write(String text) {
        if (!response.closed() && !response.ended()) {
            response.write(text);
        }
    }

    @Override
    public void end() {
        if (!response.closed() && !response.ended()) {
            response.end();
        }
    }
}
