package io.civstack.generation.worker;

import io.civstack.diffusion.store.HeldModel;
import io.civstack.diffusion.store.StoreException;
import io.civstack.events.GenerationEvent.GenerationProgressed;
import io.civstack.events.Reason;
import io.civstack.generation.job.JobCommand.Cause;
import io.civstack.generation.lifecycle.ClaimedJob;
import io.civstack.generation.model.ModelPart;
import io.civstack.generation.worker.ImageGenerator.Result;
import io.civstack.messaging.ProgressFeed;
import io.civstack.work.RunningWork;
import io.civstack.work.RunningWork.Stop;
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

/** Generates the missing pictures of a claimed job, one after the other, until all are stored or the job is stopped. */
@ApplicationScoped
class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class);
    private static final Reason MODEL_UNAVAILABLE = new Reason(
            "generation/model-broken",
            "The model's file does not fit this worker or is not what the catalog says.",
            "Nothing was charged for it; choose another model.");

    private final ImageGenerator generator;
    private final ModelCache models;
    private final PictureUploader uploader;
    private final ProgressFeed progress;
    private final WorkerConfig config;
    private final InstantSource clock;
    private final MeterRegistry metrics;
    private final Tracer tracer;

    JobRunner(
            ImageGenerator generator,
            ModelCache models,
            PictureUploader uploader,
            ProgressFeed progress,
            WorkerConfig config,
            InstantSource clock,
            MeterRegistry metrics,
            OpenTelemetry telemetry) {
        this.generator = generator;
        this.models = models;
        this.uploader = uploader;
        this.progress = progress;
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
        this.tracer = telemetry.getTracer("civstack-generation-worker");
    }

    /** Why the attempt ended early; empty when all pictures are stored or the job belongs to this worker no more. */
    Optional<Cause> run(ClaimedJob job, RunningWork running) throws InterruptedException {
        try (HeldModel model = models.hold(job.recipe().model())) {
            for (int index : job.missing()) {
                if (running.stopped() == Stop.LEAVING) {
                    return Optional.of(new Cause.Released());
                }
                Optional<Cause> end = generateOne(job, running, model, index);
                if (end.isPresent() || running.stopped() != null) {
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

    private Optional<Cause> generateOne(ClaimedJob job, RunningWork running, HeldModel model, int index) {
        long seed = job.recipe().seedOf(index);
        running.at(index, 0);
        long began = System.nanoTime();
        Result result = generate(job, running, model, index, seed);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        return switch (result) {
            case Result.Finished picture -> {
                metrics.timer(
                                "generation.engine",
                                "family",
                                job.recipe().family().slug())
                        .record(took);
                models.markUsed(job.recipe().model());
                if (!uploader.upload(job, index, seed, picture, took)) {
                    running.stop(Stop.NOT_OURS);
                }
                yield Optional.empty();
            }
            case Result.Stopped _ ->
                running.stopped() == Stop.LEAVING ? Optional.of(new Cause.Released()) : Optional.empty();
            case Result.Impossible impossible -> Optional.of(new Cause.Hopeless(impossible.reason()));
        };
    }

    /** In a span of its own, so that a trace shows the time of the engine. */
    private Result generate(ClaimedJob job, RunningWork running, HeldModel model, int index, long seed) {
        Span span = tracer.spanBuilder("engine").startSpan();
        try (Scope _ = span.makeCurrent()) {
            return generator.generate(
                    model.file(ModelPart.MAIN), job.recipe(), seed, new JobListener(job, running, index));
        } finally {
            span.end();
        }
    }

    /** Publishes progress, at most once in {@code progressPause}, and stops when the job's time is over. */
    private final class JobListener implements ImageGenerator.ProgressListener {

        private final ClaimedJob job;
        private final RunningWork running;
        private final int index;
        private long publishedNanos;

        JobListener(ClaimedJob job, RunningWork running, int index) {
            this.job = job;
            this.running = running;
            this.index = index;
            this.publishedNanos = System.nanoTime() - config.progressPause().toNanos();
        }

        @Override
        public void onStep(int step) {
            running.at(index, step);
            int steps = job.recipe().settings().steps();
            long now = System.nanoTime();
            if (step == steps || now - publishedNanos >= config.progressPause().toNanos()) {
                publishedNanos = now;
                progress.publish(new GenerationProgressed(
                        job.job(), job.user(), job.attempt(), index, job.count(), step, steps, null));
            }
        }

        @Override
        public boolean stopped() {
            if (clock.instant().isAfter(job.runBy())) {
                running.stop(Stop.NOT_OURS);
            }
            return running.stopped() != null;
        }
    }
}
