package io.civstack.generation.lifecycle;

import io.civstack.events.GenerationEvent.GenerationRequested;
import io.civstack.events.ImageEvent.ImageUploaded;
import io.civstack.events.ImageId;
import io.civstack.events.JobId;
import io.civstack.events.Resource;
import io.civstack.generation.job.ImageOrder;
import io.civstack.generation.job.JobCommand;
import io.civstack.generation.job.JobDecision;
import io.civstack.generation.job.JobDecision.Accepted;
import io.civstack.generation.picture.GeneratedPicture;
import io.civstack.generation.picture.ModerationDecision;
import io.civstack.generation.recipe.Recipe;
import io.civstack.generation.table.JobTable;
import io.civstack.generation.table.PictureTable;
import io.civstack.generation.table.UnreferencedObjects;
import io.civstack.messaging.Outbox;
import io.civstack.trace.TraceContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Applies commands to jobs. Each call is one transaction, or part of the caller's. A command that is refused or was
 * carried out before writes nothing.
 */
@ApplicationScoped
public class JobLifecycle {

    private final JobTable jobs;
    private final PictureTable pictures;
    private final UnreferencedObjects unreferenced;
    private final JobTransitions transitions;
    private final Outbox outbox;
    private final JobMeters meters;
    private final InstantSource clock;

    JobLifecycle(
            JobTable jobs,
            PictureTable pictures,
            UnreferencedObjects unreferenced,
            JobTransitions transitions,
            Outbox outbox,
            JobMeters meters,
            InstantSource clock) {
        this.jobs = jobs;
        this.pictures = pictures;
        this.unreferenced = unreferenced;
        this.transitions = transitions;
        this.outbox = outbox;
        this.meters = meters;
        this.clock = clock;
    }

    /** Records an order as a job; its event asks the ledger for the hold and moderation for the screening. */
    @Transactional
    public void accept(ImageOrder order, Recipe recipe, String priceVersion, int priority, List<Resource> resources) {
        jobs.insert(transitions.open(order), recipe, priceVersion, priority, TraceContext.current());
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

    /** Carries out the command if the job allows it; empty when there is no such job. */
    @Transactional
    public Optional<JobDecision> apply(JobId id, JobCommand command) {
        return jobs.lock(id).map(locked -> transitions.decide(locked, command));
    }

    /** Adds a stored picture to its job, if {@code attempt} still is the job's. */
    @Transactional
    public Optional<JobDecision> store(int attempt, GeneratedPicture picture, ImageUploaded event, JobId id) {
        Instant now = clock.instant();
        return jobs.lock(id).map(locked -> {
            JobCommand store = new JobCommand.Store(attempt, picture.id(), picture.index(), now);
            JobDecision decision = transitions.decide(locked, store);
            if (decision instanceof Accepted) {
                pictures.insert(locked.job().order(), picture, now);
                unreferenced.remove(picture.objectKey());
                outbox.append(event);
            }
            return decision;
        });
    }

    /**
     * Applies a decision of moderation, whether the job has ended or not; empty when the picture is not one of this
     * service.
     */
    @Transactional
    public Optional<JobDecision> judge(ImageId picture, ModerationDecision decision) {
        return pictures.jobOf(picture).flatMap(job -> apply(job, new JobCommand.Judge(picture, decision)));
    }
}
