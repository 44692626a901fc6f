package io.civstack.moderation.scan;

import io.civstack.messaging.Traces;
import io.civstack.moderation.ModerationConfig;
import io.civstack.moderation.store.ScanQueue;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Works off the scan queue, a few pictures at once. It is woken when a picture has been entered here, and looks by itself now and then
 * for what other processes entered or left behind.
 */
@Singleton
public class ScanLoop {

    private static final Logger LOG = Logger.getLogger(ScanLoop.class);

    private final ScanQueue queue;
    private final Scanner scanner;
    private final ModerationConfig.Scan config;
    private final Tracer tracer;
    private final Semaphore bell = new Semaphore(0);
    private final Semaphore free;
    private final ExecutorService hands;

    ScanLoop(ScanQueue queue, Scanner scanner, ModerationConfig config, OpenTelemetry telemetry) {
        this.queue = queue;
        this.scanner = scanner;
        this.config = config.scan();
        this.tracer = telemetry.getTracer("civstack-moderation");
        this.free = new Semaphore(this.config.parallelMax());
        this.hands = Executors.newFixedThreadPool(
                this.config.parallelMax(),
                Thread.ofPlatform().name("scan-", 0).daemon().factory());
    }

    /** There may be something in the queue. */
    public void wake() {
        bell.release();
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("scan-loop").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        hands.shutdownNow();
        wake();
    }

    private void run() {
        try {
            while (!hands.isShutdown()) {
                free.acquire();
                if (!begin()) {
                    free.release();
                    if (bell.tryAcquire(config.lookEvery().toMillis(), TimeUnit.MILLISECONDS)) {
                        bell.drainPermits();
                    }
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("scanLoop=stopped");
        }
    }

    /** Claims a picture and hands it over; false when nothing is due, or nobody can say. */
    private boolean begin() {
        try {
            Optional<ScanQueue.Claim> claim = queue.claim(config.claim());
            claim.ifPresent(due -> hands.execute(() -> scan(due)));
            return claim.isPresent();
        } catch (RuntimeException e) {
            LOG.warnf("scanLoop=later fault=%s", e.getMessage());
            return false;
        }
    }

    private void scan(ScanQueue.Claim claim) {
        Span span = tracer.spanBuilder("scan picture")
                .setParent(Traces.context(claim.traceparent()))
                .setSpanKind(SpanKind.INTERNAL)
                .setAttribute("civstack.image.id", claim.picture().imageId().toString())
                .startSpan();
        try (Scope _ = span.makeCurrent()) {
            scanner.scan(claim);
        } catch (RuntimeException e) {
            // The claim runs out and somebody tries again.
            span.recordException(e);
            LOG.errorf(e, "imageId=%s scan=failed attempt=%d", claim.picture().imageId(), claim.attempt());
        } finally {
            span.end();
            free.release();
            wake();
        }
    }
}
