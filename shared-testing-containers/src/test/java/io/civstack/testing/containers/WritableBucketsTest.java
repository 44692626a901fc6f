package io.civstack.testing.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.civstack.context.Contexts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** By a store whose gateway answers before it can write. */
class WritableBucketsTest {

    private static final int NOT_YET = 2;

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer store;

    @BeforeEach
    void start() throws IOException {
        store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        store.createContext("/", this::answer);
        store.start();
    }

    @AfterEach
    void stop() {
        store.stop(0);
    }

    @Test
    void waitsUntilEveryBucketHasHeldAnObject() {
        // When
        WritableBuckets.await(endpoints());

        // Then
        String first = Contexts.buckets().getFirst();
        assertThat(asked)
                .containsExactlyElementsOf(Stream.concat(
                                Stream.of("PUT /" + first + "/probe", "PUT /" + first + "/probe"),
                                Contexts.buckets().stream()
                                        .flatMap(bucket ->
                                                Stream.of("PUT /" + bucket + "/probe", "DELETE /" + bucket + "/probe")))
                        .toList());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            asked.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
            exchange.getResponseHeaders().add("ETag", "\"tag\"");
            exchange.sendResponseHeaders(asked.size() <= NOT_YET ? 500 : 200, -1);
        }
    }

    private Endpoints endpoints() {
        String address = "http://127.0.0.1:" + store.getAddress().getPort();
        return new Endpoints(
                ProcessHandle.current().pid(), "kafka", "postgres", "postgres", "secret", address, "key", "secret");
    }
}
