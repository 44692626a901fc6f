package io.civstack.gateway.live;

import io.vertx.core.http.HttpServerResponse;

/** Writes to an HTTP response; after the client has closed the connection it does nothing. */
record ResponseStreamWriter(HttpServerResponse response) implements StreamWriter {

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
