package io.civstack.generation.worker;

import io.civstack.generation.job.JobCommand;
import io.civstack.generation.job.JobCommand.Cause;
import io.civstack.generation.store.Assignment;
import io.civstack.generation.store.Claims;
import io.civstack.generation.store.JobTrace;
import io.civstack.generation.store.Jobs;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The slots of this worker: jobs are claimed when one is free, and drawn on a small fixed set of platform threads. */
@ApplicationScoped
class Studio {

    private static final Logger LOG = Logger.getLogger(Studio.class);

    private final Easel easel;
    private final Claims claims;
    private final Jobs jobs;
    private final ModelShelf shelf;
    private final WorkerName name;
    private final WorkerConfig config;
    private final InstantSource clock;
    private final Tracer tracer;
    private final MeterRegistry metrics;
    private final Semaphore free;
    private final ExecutorService threads;
    private final Map<Assignment, Work> works = new ConcurrentHashMap<>();

    Studio(
            Easel easel,
            Claims claims,
            Jobs jobs,
            ModelShelf shelf,
            WorkerName name,
            WorkerConfig config,
            InstantSource clock,
            OpenTelemetry telemetry,
            MeterRegistry metrics) {
        this.easel = easel;
        this.claims = claims;
        this.jobs = jobs;
        this.shelf = shelf;
        this.name = name;
        this.config = config;
        this.clock = clock;
        this.tracer = telemetry.getTracer("civstack-generation-worker");
        this.metrics = metrics;
        this.free = new Semaphore(config.slots());
        this.threads = Executors.newFixedThreadPool(
                config.slots(), Thread.ofPlatform().name("easel-", 0).factory());
    }

    void awaitFreeSlot() throws InterruptedException {
        free.acquire();
    }

    void giveSlotBack() {
        free.release();
    }

    /** Claims a job for the slot that the caller has awaited; false when none waits, and the slot is still the caller's. */
    boolean takeJob() {
        Optional<Assignment> assignment = claims.claim(name.value(), config.families(), shelf.warm());
        assignment.ifPresent(job -> {
            metrics.counter("generation.attempts", "again", String.valueOf(job.attempt() > 1))
                    .increment();
            begin(job);
        });
        return assignment.isPresent();
    }

    /** Does something in the slot that the caller has awaited. */
    void inSlot(Runnable task) {
        threads.execute(() -> {
            try {
                task.run();
            } finally {
                free.release();
            }
        });
    }

    Collection<Work> works() {
        return works.values();
    }

    /** Stops everything that is drawn, gives it back and waits for that. */
    void leave(Duration waitMax) {
        works.values().forEach(work -> work.stop(Work.Stop.LEAVING));
        threads.shutdown();
        try {
            if (!threads.awaitTermination(waitMax.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warnf("left with drawings under way works=%d", works.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(Assignment assignment) {
        Work work = new Work(assignment);
        works.put(assignment, work);
        try {
            inSlot(() -> {
                try {
                    draw(work);
                } finally {
                    works.remove(assignment);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.infof("claimed while leaving jobId=%s", assignment.job());
            giveBack(assignment, new Cause.Released());
        }
    }

    private void draw(Work work) {
        Assignment job = work.assignment();
        Span span = tracer.spanBuilder("draw")
                .setParent(JobTrace.context(job.traceparent()))
                .setAttribute("civstack.job", job.job().toString())
                .setAttribute("civstack.attempt", job.attempt())
                .startSpan();
        try (Scope _ = span.makeCurrent()) {
            LOG.infof(
                    "drawing jobId=%s attempt=%d pictures=%d",
                    job.job(), job.attempt(), job.missing().size());
            Optional<Cause> end = easel.draw(work);
            end.ifPresent(cause -> giveBack(job, cause));
            LOG.infof("drawn jobId=%s attempt=%d end=%s stop=%s", job.job(), job.attempt(), endOf(end), work.stopped());
        } catch (RuntimeException | InterruptedException e) {
            // the edge of this unit of work: whatever went wrong, the job must not wait for its lease to run out
            LOG.errorf(e, "drawing failed jobId=%s attempt=%d", job.job(), job.attempt());
            span.recordException(e);
            giveBack(job, new Cause.Failed());
        } finally {
            span.end();
        }
    }

    private void giveBack(Assignment job, Cause cause) {
        try {
            jobs.apply(job.job(), new JobCommand.GiveBack(job.attempt(), cause, clock.instant()));
        } catch (RuntimeException e) {
            // the lease runs out instead
            LOG.errorf(e, "giving back failed jobId=%s attempt=%d", job.job(), job.attempt());
        }
    }

    private static String endOf(Optional<Cause> end) {
        return end.map(cause -> cause.getClass().getSimpleName()).orElse("none");
    }
}
