package io.civstack.trace;

import io.civstack.background.Background;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Writes finished spans to the file that {@code civstack.traces.file} names; without that key it does nothing. A full
 * queue drops spans rather than slowing the work down, and a full file is kept once under {@code .1} before it starts
 * again.
 */
@Singleton
class SpanFile implements SpanProcessor {

    static final long FILE_BYTES_MAX = 16L << 20;
    static final int QUEUE_SPANS_MAX = 2_048;

    private static final Logger LOG = Logger.getLogger(SpanFile.class);

    private final String service;
    private final Optional<Path> file;
    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(QUEUE_SPANS_MAX);

    SpanFile(
            @ConfigProperty(name = "quarkus.otel.service.name") String service,
            @ConfigProperty(name = "civstack.traces.file") Optional<Path> file,
            Background background) {
        this.service = service;
        this.file = file;
        file.ifPresent(path -> background.loop("span-file", () -> drain(path)));
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (file.isPresent() && !lines.offer(SpanLine.of(service, span.toSpanData()))) {
            LOG.debug("spans=dropped reason=queue-full");
        }
    }

    private void drain(Path path) throws InterruptedException, IOException {
        StringBuilder batch = new StringBuilder(lines.take()).append('\n');
        for (String line = lines.poll(); line != null; line = lines.poll()) {
            batch.append(line).append('\n');
        }
        append(path, batch.toString());
    }

    private static void append(Path path, String batch) throws IOException {
        if (Files.exists(path) && Files.size(path) >= FILE_BYTES_MAX) {
            Files.move(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(path, batch, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        // Only finished spans are written.
    }

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public boolean isEndRequired() {
        return file.isPresent();
    }
}
