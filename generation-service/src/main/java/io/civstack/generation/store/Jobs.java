package io.civstack.generation.store;

import io.civstack.events.GenerationEvent.GenerationRequested;
import io.civstack.events.ImageEvent.ImageUploaded;
import io.civstack.events.ImageEvent.ImageWithdrawn;
import io.civstack.events.ImageId;
import io.civstack.events.JobId;
import io.civstack.events.Reason;
import io.civstack.events.Resource;
import io.civstack.generation.GenerationConfig;
import io.civstack.generation.job.Announcement;
import io.civstack.generation.job.History;
import io.civstack.generation.job.Job;
import io.civstack.generation.job.JobCommand;
import io.civstack.generation.job.JobEvent;
import io.civstack.generation.job.JobRules;
import io.civstack.generation.job.Order;
import io.civstack.generation.job.Outcome;
import io.civstack.generation.job.Outcome.Accepted;
import io.civstack.generation.job.Picture;
import io.civstack.generation.job.Reasons;
import io.civstack.generation.job.Recipe;
import io.civstack.generation.store.JobTable.Locked;
import io.civstack.messaging.Outbox;
import io.opentelemetry.context.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Image jobs as the service keeps them. Each call is one transaction, or part of the caller's: lock the job, decide, write the state
 * and its facts. What is refused or had happened before writes nothing.
 */
@ApplicationScoped
public class Jobs {

    private final JobTable jobs;
    private final PictureTable pictures;
    private final LooseObjects loose;
    private final StopSignal stop;
    private final Outbox outbox;
    private final Event<Waiting> waiting;
    private final JobMeters meters;
    private final InstantSource clock;
    private final GenerationConfig.Jobs config;
    private final JobRules rules;

    Jobs(
            JobTable jobs,
            PictureTable pictures,
            LooseObjects loose,
            StopSignal stop,
            Outbox outbox,
            Event<Waiting> waiting,
            JobMeters meters,
            InstantSource clock,
            GenerationConfig config) {
        this.jobs = jobs;
        this.pictures = pictures;
        this.loose = loose;
        this.stop = stop;
        this.outbox = outbox;
        this.waiting = waiting;
        this.meters = meters;
        this.clock = clock;
        this.config = config.jobs();
        this.rules = new JobRules(config.jobs().terms());
    }

    /** Records an accepted order and asks the ledger and moderation. */
    @Transactional
    public void accept(Order order, Recipe recipe, String priceVersion, int priority, List<Resource> resources) {
        jobs.insert(rules.open(order), recipe, priceVersion, priority, JobTrace.current());
        outbox.append(new GenerationRequested(
                order.id(),
                order.user(),
                recipe.prompt(),
                resources,
                order.count(),
                order.unitPrice(),
                order.deadline(),
                order.holdUntil()));
        meters.accepted();
    }

    /** Does what the command asks, if the job allows it; empty when there is no such job. */
    @Transactional
    public Optional<Outcome> apply(JobId id, JobCommand command) {
        return jobs.lock(id).map(locked -> decide(locked, command));
    }

    /** Adds a stored picture to its job, if {@code attempt} still is the job's. */
    @Transactional
    public Optional<Outcome> store(int attempt, DrawnPicture drawn, ImageUploaded fact, JobId id) {
        Instant now = clock.instant();
        return jobs.lock(id).map(locked -> {
            Outcome outcome = decide(locked, new JobCommand.Store(attempt, drawn.id(), drawn.index(), now));
            if (outcome instanceof Accepted) {
                pictures.insert(locked.row().order(), drawn, now);
                loose.crossOut(drawn.objectKey());
                outbox.append(fact);
            }
            return outcome;
        });
    }

    /** Judges a picture, whatever became of its job; empty when it is no picture of ours. */
    @Transactional
    public Optional<Outcome> judge(ImageId picture, Picture.Verdict verdict) {
        return pictures.jobOf(picture).flatMap(job -> apply(job, new JobCommand.Judge(picture, verdict)));
    }

    /** Takes a job back from a worker that has gone silent; nothing happens when it was heard of in the meantime. */
    @Transactional
    public void takeBack(JobId id, int attempt) {
        if (jobs.isLeaseLost(id)) {
            apply(id, new JobCommand.GiveBack(attempt, new JobCommand.Cause.Lost(), clock.instant()));
        }
    }

    private Outcome decide(Locked locked, JobCommand command) {
        Order order = locked.row().order();
        Job before = locked.row().toJob(pictures.ofJob(order.id()));
        Outcome outcome = rules.decide(before, command);
        meters.decided(command, outcome);
        if (outcome instanceof Accepted accepted) {
            try (Scope _ = JobTrace.resumed(locked.traceparent()).makeCurrent()) {
                accepted.events().forEach(event -> happened(order, event));
                moved(locked, before, History.evolve(before, accepted.events()));
            }
        }
        return outcome;
    }

    private void happened(Order order, JobEvent event) {
        Announcement.of(order, event).ifPresent(outbox::append);
        if (event instanceof JobEvent.PictureJudged judged) {
            Picture picture = judged.picture();
            if (!picture.presentable() && pictures.isPublic(picture.id())) {
                Reason reason = picture.reason() == null ? Reasons.PICTURE_BLOCKED : picture.reason();
                outbox.append(new ImageWithdrawn(picture.id(), order.user(), reason));
            }
            pictures.judge(picture);
        }
    }

    private void moved(Locked locked, Job before, Job after) {
        Instant now = clock.instant();
        jobs.save(after, now, config.strikePause());
        if (StateName.of(before) == StateName.of(after)) {
            return;
        }
        meters.left(locked, now);
        if (after instanceof Job.Queued) {
            waiting.fire(new Waiting(after.order().id(), locked.family()));
        }
        if (before instanceof Job.Running && !(after instanceof Job.Scanning)) {
            stop.send(after.order().id());
        }
    }
}
