package io.civstack.generation.lifecycle;

import io.civstack.events.ImageEvent.ImageWithdrawn;
import io.civstack.events.JobId;
import io.civstack.events.Reason;
import io.civstack.generation.GenerationConfig;
import io.civstack.generation.job.ImageOrder;
import io.civstack.generation.job.Job;
import io.civstack.generation.job.JobCommand;
import io.civstack.generation.job.JobDecision;
import io.civstack.generation.job.JobDecision.Accepted;
import io.civstack.generation.job.JobEvent;
import io.civstack.generation.job.JobEvolution;
import io.civstack.generation.job.JobRules;
import io.civstack.generation.job.JobState;
import io.civstack.generation.job.PublishedEvents;
import io.civstack.generation.picture.Picture;
import io.civstack.generation.picture.PictureReasons;
import io.civstack.generation.queue.ImageQueue;
import io.civstack.generation.table.JobTable;
import io.civstack.generation.table.LockedJob;
import io.civstack.generation.table.PictureTable;
import io.civstack.messaging.Outbox;
import io.civstack.trace.TraceContext;
import io.opentelemetry.context.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Lets the rules decide about a command to a locked job, and writes what follows: events, pictures, state, place in the
 * queue.
 */
@ApplicationScoped
class JobTransitions {

    private final JobTable jobs;
    private final PictureTable pictures;
    private final ImageQueue queue;
    private final Outbox outbox;
    private final JobMeters meters;
    private final InstantSource clock;
    private final GenerationConfig.Jobs config;
    private final JobRules rules;

    JobTransitions(
            JobTable jobs,
            PictureTable pictures,
            ImageQueue queue,
            Outbox outbox,
            JobMeters meters,
            InstantSource clock,
            GenerationConfig config) {
        this.jobs = jobs;
        this.pictures = pictures;
        this.queue = queue;
        this.outbox = outbox;
        this.meters = meters;
        this.clock = clock;
        this.config = config.jobs();
        this.rules = new JobRules(config.jobs().limits());
    }

    Job.Requested open(ImageOrder order) {
        return rules.open(order);
    }

    JobDecision decide(LockedJob locked, JobCommand command) {
        JobDecision decision = rules.decide(locked.job(), command);
        meters.decided(command, decision);
        if (decision instanceof Accepted accepted) {
            try (Scope _ = TraceContext.resumed(locked.traceparent()).makeCurrent()) {
                accepted.events().forEach(event -> apply(locked.job().order(), event));
                write(locked, command, JobEvolution.evolve(locked.job(), accepted.events()));
            }
        }
        return decision;
    }

    private void apply(ImageOrder order, JobEvent event) {
        PublishedEvents.of(order, event).ifPresent(outbox::append);
        if (event instanceof JobEvent.PictureJudged judged) {
            Picture picture = judged.picture();
            if (!picture.presentable() && pictures.isPublished(picture.id())) {
                Reason reason = picture.reason() == null ? PictureReasons.PICTURE_BLOCKED : picture.reason();
                outbox.append(new ImageWithdrawn(picture.id(), order.user(), reason));
            }
            pictures.judge(picture);
        }
    }

    private void write(LockedJob locked, JobCommand command, Job after) {
        Job before = locked.job();
        Instant now = clock.instant();
        jobs.save(after, now);
        if (JobState.of(before) == JobState.of(after)) {
            return;
        }
        meters.left(JobState.of(before), Duration.between(locked.since(), now));
        if (after instanceof Job.Queued queued) {
            enqueue(locked, command, queued);
        } else if ((before instanceof Job.Queued || before instanceof Job.Running) && !(after instanceof Job.Running)) {
            leaveQueue(before.order().id(), command);
        }
    }

    private void enqueue(LockedJob locked, JobCommand command, Job.Queued queued) {
        if (locked.job() instanceof Job.Running) {
            queue.work().again(queued.order().id().value(), pauseOf(queued, command));
        } else {
            queue.enter(queued.order(), locked.recipe(), locked.priority(), queued.by(), locked.traceparent());
        }
    }

    /** No pause after the first lost worker, because that is no sign that the job is to blame. */
    private Duration pauseOf(Job.Queued job, JobCommand command) {
        boolean lost = command instanceof JobCommand.GiveBack back && back.cause() instanceof JobCommand.Cause.Lost;
        return config.strikePause().multipliedBy(lost ? Math.max(0, job.strikes() - 1) : job.strikes());
    }

    /** A worker that stores the last picture knows that the job is done; at every other end it must be told to stop. */
    private void leaveQueue(JobId job, JobCommand command) {
        if (command instanceof JobCommand.Store) {
            queue.work().done(job.value());
        } else {
            queue.work().withdraw(job.value());
        }
    }
}
