package io.civstack.generation.worker;

import io.civstack.diffusion.store.HeldModel;
import io.civstack.diffusion.store.StoreException;
import io.civstack.events.GenerationEvent.GenerationProgressed;
import io.civstack.events.Reason;
import io.civstack.generation.job.JobCommand.Cause;
import io.civstack.generation.store.Assignment;
import io.civstack.generation.worker.Painter.Painting;
import io.civstack.messaging.ProgressFeed;
import io.civstack.work.WorkInHand;
import io.civstack.work.WorkInHand.Stop;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Draws one job from its first missing picture to its last, or until it is stopped. */
@ApplicationScoped
class Easel {

    private static final Logger LOG = Logger.getLogger(Easel.class);
    private static final Reason MODEL_UNAVAILABLE = new Reason(
            "generation/model-broken",
            "The model's file does not fit this worker or is not what the catalog says.",
            "Nothing was charged for it; choose another model.");

    private final Painter painter;
    private final ModelShelf shelf;
    private final Deliveries deliveries;
    private final ProgressFeed progress;
    private final WorkerConfig config;
    private final InstantSource clock;
    private final MeterRegistry metrics;
    private final Tracer tracer;

    Easel(
            Painter painter,
            ModelShelf shelf,
            Deliveries deliveries,
            ProgressFeed progress,
            WorkerConfig config,
            InstantSource clock,
            MeterRegistry metrics,
            OpenTelemetry telemetry) {
        this.painter = painter;
        this.shelf = shelf;
        this.deliveries = deliveries;
        this.progress = progress;
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
        this.tracer = telemetry.getTracer("civstack-generation-worker");
    }

    /** Draws; answers why the attempt is over without being finished, or nothing when all was delivered or the job is not ours any more. */
    Optional<Cause> draw(Assignment job, WorkInHand hand) throws InterruptedException {
        try (HeldModel model = shelf.hold(job.recipe().model())) {
            for (int index : job.missing()) {
                if (hand.stopped() == Stop.LEAVING) {
                    return Optional.of(new Cause.Released());
                }
                Optional<Cause> end = drawOne(job, hand, model, index);
                if (end.isPresent() || hand.stopped() != null) {
                    return end;
                }
            }
            return Optional.empty();
        } catch (StoreException e) {
            LOG.warnf("model unavailable modelId=%s reason=%s", job.recipe().model(), e.reason());
            return Optional.of(e.isTransient() ? new Cause.Failed() : new Cause.Hopeless(MODEL_UNAVAILABLE));
        } catch (IOException e) {
            LOG.warnf(e, "model unavailable modelId=%s", job.recipe().model());
            return Optional.of(new Cause.Failed());
        }
    }

    private Optional<Cause> drawOne(Assignment job, WorkInHand hand, HeldModel model, int index) {
        long seed = job.recipe().seedOf(index);
        hand.at(index, 0);
        long began = System.nanoTime();
        Painting painting = paint(job, hand, model, index, seed);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        return switch (painting) {
            case Painting.Finished picture -> {
                metrics.timer(
                                "generation.engine",
                                "family",
                                job.recipe().family().slug())
                        .record(took);
                shelf.drawnWith(job.recipe().model());
                if (!deliveries.deliver(job, index, seed, picture, took)) {
                    hand.stop(Stop.NOT_OURS);
                }
                yield Optional.empty();
            }
            case Painting.Stopped _ ->
                hand.stopped() == Stop.LEAVING ? Optional.of(new Cause.Released()) : Optional.empty();
            case Painting.Impossible impossible -> Optional.of(new Cause.Hopeless(impossible.reason()));
        };
    }

    /** In a span of its own, so that a trace tells the engine's time from all the rest. */
    private Painting paint(Assignment job, WorkInHand hand, HeldModel model, int index, long seed) {
        Span span = tracer.spanBuilder("engine").startSpan();
        try (Scope _ = span.makeCurrent()) {
            return painter.paint(model.file(ModelShelf.MAIN), job.recipe(), seed, new Follow(job, hand, index));
        } finally {
            span.end();
        }
    }

    /** Tells the owner each step, but not more often than a page can show, and stops at the job's time. */
    private final class Follow implements Painter.Watch {

        private final Assignment job;
        private final WorkInHand hand;
        private final int index;
        private long lastToldNanos;

        Follow(Assignment job, WorkInHand hand, int index) {
            this.job = job;
            this.hand = hand;
            this.index = index;
            this.lastToldNanos = System.nanoTime() - config.progressPause().toNanos();
        }

        @Override
        public void onStep(int step) {
            hand.at(index, step);
            int steps = job.recipe().steps();
            long now = System.nanoTime();
            if (step == steps || now - lastToldNanos >= config.progressPause().toNanos()) {
                lastToldNanos = now;
                progress.publish(new GenerationProgressed(
                        job.job(), job.user(), job.attempt(), index, job.count(), step, steps, null));
            }
        }

        @Override
        public boolean stopped() {
            if (clock.instant().isAfter(job.runBy())) {
                hand.stop(Stop.NOT_OURS);
            }
            return hand.stopped() != null;
        }
    }
}
