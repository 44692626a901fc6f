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
import io.civstack.generation.queue.ImageQueue;
import io.civstack.generation.store.JobTable.Locked;
import io.civstack.messaging.Outbox;
import io.civstack.trace.TraceContext;
import io.civstack.work.Claim;
import io.civstack.work.WorkHandler.Started;
import io.opentelemetry.context.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Image jobs as the service keeps them. Each call is one transaction, or part of the caller's: lock the job, decide, write the state
 * and its events. What is refused or had happened before writes nothing.
 */
@ApplicationScoped
public class Jobs {

    private final JobTable jobs;
    private final PictureTable pictures;
    private final LooseObjects loose;
    private final ImageQueue queue;
    private final Outbox outbox;
    private final JobMeters meters;
    private final InstantSource clock;
    private final GenerationConfig.Jobs config;
    private final JobRules rules;

    Jobs(
            JobTable jobs,
            PictureTable pictures,
            LooseObjects loose,
            ImageQueue queue,
            Outbox outbox,
            JobMeters meters,
            InstantSource clock,
            GenerationConfig config) {
        this.jobs = jobs;
        this.pictures = pictures;
        this.loose = loose;
        this.queue = queue;
        this.outbox = outbox;
        this.meters = meters;
        this.clock = clock;
        this.config = config.jobs();
        this.rules = new JobRules(config.jobs().terms());
    }

    /** Records an accepted order and asks the ledger and moderation. */
    @Transactional
    public void accept(Order order, Recipe recipe, String priceVersion, int priority, List<Resource> resources) {
        jobs.insert(rules.open(order), recipe, priceVersion, priority, TraceContext.current());
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
    public Optional<Outcome> store(int attempt, DrawnPicture drawn, ImageUploaded event, JobId id) {
        Instant now = clock.instant();
        return jobs.lock(id).map(locked -> {
            Outcome outcome = decide(locked, new JobCommand.Store(attempt, drawn.id(), drawn.index(), now));
            if (outcome instanceof Accepted) {
                pictures.insert(locked.row().order(), drawn, now);
                loose.crossOut(drawn.objectKey());
                outbox.append(event);
            }
            return outcome;
        });
    }

    /** Judges a picture, whatever became of its job; empty when it is no picture of ours. */
    @Transactional
    public Optional<Outcome> judge(ImageId picture, Picture.Verdict verdict) {
        return pictures.jobOf(picture).flatMap(job -> apply(job, new JobCommand.Judge(picture, verdict)));
    }

    /** Starts a job for the worker that has just claimed it, in the claim's transaction and by the rules. */
    @Transactional
    public Started<Assignment> start(Claim claim) {
        JobId id = new JobId(claim.id());
        Optional<Locked> locked = jobs.lockIfFree(id);
        if (locked.isEmpty()) {
            return jobs.exists(id) ? new Started.Busy<>() : new Started.No<>();
        }
        Job waiting = jobOf(locked.get());
        Outcome outcome = decide(locked.get(), waiting, new JobCommand.Start());
        if (!(outcome instanceof Accepted accepted)) {
            return new Started.No<>();
        }
        if (!accepted.events().contains(new JobEvent.AttemptStarted(claim.attempt()))) {
            throw new IllegalStateException("attempt " + claim.attempt() + " of job " + id + " is not its next one");
        }
        return new Started.Yes<>(assignment(locked.get(), waiting, claim));
    }

    /** Takes a job back from a worker that has gone silent; false when it was heard of in the meantime. */
    @Transactional
    public boolean takeBack(Claim claim) {
        Optional<Locked> locked = jobs.lock(new JobId(claim.id()));
        if (!queue.work().isLost(claim)) {
            return false;
        }
        var lost = new JobCommand.GiveBack(claim.attempt(), new JobCommand.Cause.Lost(), clock.instant());
        boolean takenBack = locked.map(job -> decide(job, lost))
                .filter(Accepted.class::isInstance)
                .isPresent();
        if (!takenBack) {
            // No job stands behind it: it would be found again for ever.
            queue.work().done(claim.id());
        }
        return true;
    }

    private static Assignment assignment(Locked locked, Job waiting, Claim claim) {
        Order order = locked.row().order();
        List<Integer> drawn = waiting.pictures().stream().map(Picture::index).toList();
        return new Assignment(
                order.id(),
                order.user(),
                locked.recipe(),
                order.count(),
                IntStream.range(0, order.count())
                        .boxed()
                        .filter(index -> !drawn.contains(index))
                        .toList(),
                claim.attempt(),
                Objects.requireNonNull(locked.row().due()));
    }

    /** Pictures come from attempts: a job that had none is not asked for them. */
    private Job jobOf(Locked locked) {
        JobRow row = locked.row();
        return row.toJob(
                row.attempt() == 0 ? List.of() : pictures.ofJob(row.order().id()));
    }

    private Outcome decide(Locked locked, JobCommand command) {
        return decide(locked, jobOf(locked), command);
    }

    private Outcome decide(Locked locked, Job before, JobCommand command) {
        Order order = locked.row().order();
        Outcome outcome = rules.decide(before, command);
        meters.decided(command, outcome);
        if (outcome instanceof Accepted accepted) {
            try (Scope _ = TraceContext.resumed(locked.traceparent()).makeCurrent()) {
                accepted.events().forEach(event -> happened(order, event));
                moved(locked, command, before, History.evolve(before, accepted.events()));
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

    private void moved(Locked locked, JobCommand command, Job before, Job after) {
        Instant now = clock.instant();
        jobs.save(after, now);
        if (StateName.of(before) == StateName.of(after)) {
            return;
        }
        meters.left(locked, now);
        if (after instanceof Job.Queued waiting) {
            enqueue(locked, command, before, waiting);
        } else if ((before instanceof Job.Queued || before instanceof Job.Running) && !(after instanceof Job.Running)) {
            leaveQueue(before.order().id(), command);
        }
    }

    private void enqueue(Locked locked, JobCommand command, Job before, Job.Queued waiting) {
        if (before instanceof Job.Running) {
            queue.work().again(waiting.order().id().value(), restOf(waiting, command));
        } else {
            queue.enter(waiting.order(), locked.recipe(), locked.priority(), waiting.by(), locked.traceparent());
        }
    }

    /** What failed a moment ago should not fail again at once. A worker that was lost once is no sign that the job is to blame. */
    private Duration restOf(Job.Queued job, JobCommand command) {
        boolean lost = command instanceof JobCommand.GiveBack back && back.cause() instanceof JobCommand.Cause.Lost;
        return config.strikePause().multipliedBy(lost ? Math.max(0, job.strikes() - 1) : job.strikes());
    }

    /** The worker that stores the last picture knows that it is done; every other end it has to be told of. */
    private void leaveQueue(JobId job, JobCommand command) {
        if (command instanceof JobCommand.Store) {
            queue.work().done(job.value());
        } else {
            queue.work().withdraw(job.value());
        }
    }
}
