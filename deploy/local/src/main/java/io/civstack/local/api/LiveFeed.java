package io.civstack.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Server-sent events, read on a thread of their own. When the stream breaks there are simply no more of them: callers also ask. */
public final class LiveFeed implements AutoCloseable {

    private static final int OK = 200;
    public static final int EVENTS_MAX = 1000;

    private final Stream<String> lines;
    private final BlockingQueue<LiveEvent> events = new LinkedBlockingQueue<>(EVENTS_MAX);
    private volatile boolean open = true;

    private LiveFeed(Stream<String> lines) {
        this.lines = lines;
    }

    /** For example {@code generation.job-progressed} with the event's own JSON. */
    public record LiveEvent(String name, JsonNode data) {}

    static LiveFeed open(HttpClient client, HttpRequest request)
            throws IOException, InterruptedException, RefusedException {
        HttpResponse<Stream<String>> response = client.send(request, HttpResponse.BodyHandlers.ofLines());
        if (response.statusCode() != OK) {
            response.body().close();
            throw new RefusedException(Refusal.of(response.statusCode(), Json.object()));
        }
        LiveFeed feed = new LiveFeed(response.body());
        Thread.ofVirtual().name("live").start(feed::read);
        return feed;
    }

    public boolean isOpen() {
        return open;
    }

    public Optional<LiveEvent> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(events.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void read() {
        SseParser parser = new SseParser();
        try {
            // A slow reader loses events rather than memory: what matters is asked for as well.
            lines.forEach(line -> parser.line(line).ifPresent(events::offer));
        } catch (UncheckedIOException ended) {
            // Closed here or broken there: either way the callers' questions take over.
        } finally {
            open = false;
        }
    }

    @Override
    public void close() {
        lines.close();
    }
}
