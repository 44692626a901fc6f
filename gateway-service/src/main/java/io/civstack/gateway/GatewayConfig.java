package io.civstack.gateway;

import io.civstack.context.CostClass;
import io.civstack.gateway.limit.Rate;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** Every limit of the gateway; {@code docs/limits.md} lists them and a test compares. */
@ConfigMapping(prefix = "civstack.gateway")
public interface GatewayConfig {

    /** How often a principal may call, by cost class; the defaults are in application.properties. */
    Map<CostClass, Rate> rate();

    Upstream upstream();

    Live live();

    /** Requests that the gateway forwards to services. */
    interface Upstream {

        @WithDefault("2S")
        Duration connectTimeout();

        /** From the last byte of the request to the first byte of the answer. */
        @WithDefault("60S")
        Duration answerTimeout();

        /** API bodies are small: files are uploaded to the object store by presigned addresses. */
        @WithDefault("262144")
        int bodyBytesMax();

        @WithDefault("64")
        int connectionsPerServiceMax();

        /** Calls that wait for a connection to one service. */
        @WithDefault("256")
        int callsWaitingMax();
    }

    /** The live connections of this process. */
    interface Live {

        @WithDefault("8")
        int connectionsPerUserMax();

        @WithDefault("2000")
        int connectionsMax();

        /** Events kept for one slow client; with one more its connection ends and it has to connect again. */
        @WithDefault("256")
        int eventsWaitingMax();

        @WithDefault("262144")
        int eventBytesMax();

        @WithDefault("15S")
        Duration heartbeat();

        /** After this time the connection ends; the client connects again and its session is checked again. */
        @WithDefault("15M")
        Duration lifetime();
    }
}
