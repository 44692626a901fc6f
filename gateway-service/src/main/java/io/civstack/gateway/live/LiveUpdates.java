package io.civstack.gateway.live;

import io.civstack.events.UserId;
import io.civstack.gateway.GatewayConfig;
import io.civstack.gateway.GatewayProblems;
import io.civstack.gateway.live.EventFrames.Addressed;
import io.civstack.gateway.live.LiveConnection.Farewell;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Opens live connections and hands each event to those of its user. */
@Singleton
public class LiveUpdates {

    private final Vertx vertx;
    private final GatewayConfig.Live limits;
    private final Readers<Wire> readers;

    /** A connection and the event loop that it belongs to. */
    private record Wire(LiveConnection connection, Context loop) {

        void run(Runnable task) {
            loop.runOnContext(ignored -> task.run());
        }
    }

    LiveUpdates(Vertx vertx, GatewayConfig config, MeterRegistry meters) {
        this.vertx = vertx;
        this.limits = config.live();
        this.readers = new Readers<>(limits.connectionsPerUserMax(), limits.connectionsMax());
        meters.gauge("gateway_live_connections", readers, Readers::size);
    }

    /** Answers with the stream of events about {@code user}; runs on the request's event loop. */
    public void open(UserId user, HttpServerResponse response) {
        LiveConnection connection = new LiveConnection(new ResponseOutlet(response), limits.eventsWaitingMax());
        Wire wire = new Wire(connection, vertx.getOrCreateContext());
        switch (readers.open(user, wire)) {
            case USER_FULL -> GatewayProblems.answer(response, GatewayProblems.LIVE_TAKEN);
            case PROCESS_FULL -> GatewayProblems.answer(response, GatewayProblems.LIVE_FULL);
            case OPENED -> stream(user, wire, response);
        }
    }

    private void stream(UserId user, Wire wire, HttpServerResponse response) {
        LiveConnection connection = wire.connection();
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Accel-Buffering", "no")
                .setChunked(true)
                .drainHandler(ignored -> connection.drained());
        long heartbeat = vertx.setPeriodic(limits.heartbeat().toMillis(), ignored -> connection.ping());
        long lifetime = vertx.setTimer(limits.lifetime().toMillis(), ignored -> connection.end(Farewell.LIFETIME));
        response.closeHandler(ignored -> {
            vertx.cancelTimer(heartbeat);
            vertx.cancelTimer(lifetime);
            readers.close(user, wire);
        });
        connection.welcome();
    }

    /** Called by the thread that reads events. */
    void tell(Addressed addressed) {
        for (Wire wire : readers.of(addressed.to())) {
            wire.run(() -> wire.connection().offer(addressed.event()));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        readers.all().forEach(wire -> wire.run(() -> wire.connection().end(Farewell.SHUTDOWN)));
    }
}
