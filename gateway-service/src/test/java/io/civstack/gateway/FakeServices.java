package io.civstack.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Is generation and moderation for the gateway and answers with the request that it received. The address of ledger is
 * a port that nobody listens on. The id in the path chooses the behaviour: {@code slow} never answers, {@code gone}
 * closes without an answer, {@code broken} breaks off in the middle, {@code large} sends megabytes.
 */
public final class FakeServices implements QuarkusTestResourceLifecycleManager {

    public static final int LIVE_CONNECTIONS_MAX = 12;
    public static final int LARGE_BYTES = 3 * 1024 * 1024;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.createContext("/", this::answer);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of(
                "civstack.generation.url",
                url,
                "civstack.moderation.url",
                url,
                "civstack.ledger.url",
                "http://127.0.0.1:1",
                "civstack.gateway.upstream.answer-timeout",
                "1S",
                "civstack.gateway.live.heartbeat",
                "200MS",
                "civstack.gateway.live.connections-max",
                String.valueOf(LIVE_CONNECTIONS_MAX));
    }

    @Override
    public void stop() {
        closing.countDown();
        server.stop(0);
        threads.shutdown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/slow")) {
            waitForStop();
        } else if (path.endsWith("/gone")) {
            exchange.close();
        } else if (path.endsWith("/broken")) {
            exchange.sendResponseHeaders(200, 1_000_000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
        } else if (path.endsWith("/large")) {
            sendLarge(exchange);
        } else {
            echo(exchange);
        }
        exchange.close();
    }

    private void waitForStop() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sendLarge(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "image/png");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            byte[] part = new byte[64 * 1024];
            for (int sent = 0; sent < LARGE_BYTES; sent += part.length) {
                body.write(part);
            }
        }
    }

    private static void echo(HttpExchange exchange) throws IOException {
        String received = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        StringBuilder echoed = new StringBuilder()
                .append(exchange.getRequestMethod())
                .append(' ')
                .append(exchange.getRequestURI())
                .append('\n');
        exchange.getRequestHeaders()
                .forEach((name, values) -> echoed.append(name.toLowerCase(java.util.Locale.ROOT))
                        .append(": ")
                        .append(String.join(",", values))
                        .append('\n'));
        byte[] answer = echoed.append('\n').append(received).toString().getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/plain");
        exchange.getResponseHeaders().add("ETag", "\"v1\"");
        exchange.getResponseHeaders().add("Set-Cookie", "internal=1");
        exchange.sendResponseHeaders(exchange.getRequestMethod().equals("POST") ? 202 : 200, answer.length);
        exchange.getResponseBody().write(answer);
    }
}
