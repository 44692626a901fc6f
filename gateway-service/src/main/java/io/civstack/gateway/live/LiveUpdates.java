package io.civstack.gateway.live;

import io.civstack.events.UserId;
import io.civstack.gateway.GatewayConfig;
import io.civstack.gateway.GatewayProblems;
import io.civstack.gateway.live.EventFrames.Addressed;
import io.civstack.gateway.live.LiveConnection.EndReason;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Opens live connections and sends each event to those of its user. */
@Singleton
public class LiveUpdates {

    private final Vertx vertx;
    private final GatewayConfig.Live limits;
    private final LiveConnections<LoopConnection> connections;

    /** A connection and the event loop that it belongs to. */
    private record LoopConnection(LiveConnection connection, Context loop) {

        void run(Runnable task) {
            loop.runOnContext(ignored -> task.run());
        }
    }

    LiveUpdates(Vertx vertx, GatewayConfig config, MeterRegistry meters) {
        this.vertx = vertx;
        this.limits = config.live();
        this.connections = new LiveConnections<>(limits.connectionsPerUserMax(), limits.connectionsMax());
        meters.gauge("gateway_live_connections", connections, LiveConnections::size);
    }

    /** Answers with the stream of events about {@code user}; runs on the request's event loop. */
    public void open(UserId user, HttpServerResponse response) {
        LiveConnection connection = new LiveConnection(new ResponseStreamWriter(response), limits.eventsWaitingMax());
        LoopConnection opened = new LoopConnection(connection, vertx.getOrCreateContext());
        switch (connections.open(user, opened)) {
            case USER_LIMIT -> GatewayProblems.answer(response, GatewayProblems.LIVE_TAKEN);
            case PROCESS_LIMIT -> GatewayProblems.answer(response, GatewayProblems.LIVE_FULL);
            case OPENED -> stream(user, opened, response);
        }
    }

    private void stream(UserId user, LoopConnection opened, HttpServerResponse response) {
        LiveConnection connection = opened.connection();
        // X-Accel-Buffering keeps an nginx in front of the gateway from holding events back.
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Accel-Buffering", "no")
                .setChunked(true)
                .drainHandler(ignored -> connection.sendQueued());
        long heartbeat = vertx.setPeriodic(limits.heartbeat().toMillis(), ignored -> connection.ping());
        long lifetime = vertx.setTimer(limits.lifetime().toMillis(), ignored -> connection.end(EndReason.LIFETIME));
        response.closeHandler(ignored -> {
            vertx.cancelTimer(heartbeat);
            vertx.cancelTimer(lifetime);
            connections.close(user, opened);
        });
        connection.sendWelcome();
    }

    /** Called by the thread that reads events. */
    void push(Addressed addressed) {
        for (LoopConnection open : connections.of(addressed.user())) {
            open.run(() -> open.connection().send(addressed.event()));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        connections.all().forEach(open -> open.run(() -> open.connection().end(EndReason.SHUTDOWN)));
    }
}
