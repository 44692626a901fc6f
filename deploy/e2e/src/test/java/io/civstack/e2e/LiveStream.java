package io.civstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A user's live connection, and the names of the events that came down it. */
final class LiveStream implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String EVENT = "event: ";

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final InputStream body;

    private LiveStream(InputStream body) {
        this.body = body;
        Thread.ofVirtual().start(this::read);
    }

    /** Returns when the gateway has said welcome: nothing that happens later is missed. */
    static LiveStream open(Visitor visitor) throws IOException, InterruptedException {
        LiveStream stream = new LiveStream(visitor.stream("/api/v1/live").body());
        stream.awaitEvents("welcome");
        return stream;
    }

    List<String> events() {
        return List.copyOf(events);
    }

    void awaitEvents(String... names) {
        await("events").atMost(LIMIT).untilAsserted(() -> assertThat(events).contains(names));
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> line.startsWith(EVENT))
                    .map(line -> line.substring(EVENT.length()))
                    .forEach(events::add);
        } catch (IOException | UncheckedIOException closed) {
            events.add("closed");
        }
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
