package io.civstack.provision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store's refusal means, by a store that has no bucket and makes none. */
class BucketCreationTest {

    private volatile int status;
    private HttpServer store;

    @BeforeEach
    void start() throws IOException {
        store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        store.createContext("/", exchange -> {
            try (exchange) {
                if (exchange.getRequestMethod().equals("HEAD")) {
                    exchange.sendResponseHeaders(404, -1);
                    return;
                }
                byte[] error = "<Error><Code>Told</Code><Message>told by the test</Message></Error>".getBytes(UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/xml");
                exchange.sendResponseHeaders(status, error.length);
                exchange.getResponseBody().write(error);
            }
        });
        store.start();
    }

    @AfterEach
    void stop() {
        store.stop(0);
    }

    @Test
    void isAskedAgainWhenTheStoreIsNotReady() {
        // Given
        status = 503;

        // When
        ThrowingCallable make = () -> BucketCreation.run(target());

        // Then
        assertThatThrownBy(make)
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("the object store does not answer");
    }

    @Test
    void isOverWhenTheStoreRefuses() {
        // Given
        status = 403;

        // When
        ThrowingCallable make = () -> BucketCreation.run(target());

        // Then
        assertThatThrownBy(make).isInstanceOf(IllegalStateException.class).hasMessage("the object store refused: Told");
    }

    private Target target() {
        Map<String, String> environment = TargetTest.environment();
        environment.put(
                "CIVSTACK_S3_ENDPOINT", "http://127.0.0.1:" + store.getAddress().getPort());
        return Target.of(environment);
    }
}
