package io.civstack.generation.worker;

import io.civstack.events.JobId;
import io.civstack.generation.job.JobCommand;
import io.civstack.generation.job.JobCommand.Cause;
import io.civstack.generation.lifecycle.ClaimedJob;
import io.civstack.generation.lifecycle.JobClaims;
import io.civstack.generation.lifecycle.JobLifecycle;
import io.civstack.generation.queue.ImageQueue;
import io.civstack.work.Claim;
import io.civstack.work.GiveUpReason;
import io.civstack.work.RunningWork;
import io.civstack.work.WorkHandler;
import io.civstack.work.WorkQueue;
import io.civstack.work.WorkerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;

/**
 * Connects the queue of {@code shared-work} with image jobs: what a claim, a failure and a lost lease mean to a job.
 */
@ApplicationScoped
class ImageWorkHandler implements WorkHandler<ClaimedJob> {

    private final ImageQueue queue;
    private final JobLifecycle jobs;
    private final JobClaims claims;
    private final JobRunner runner;
    private final ModelCache models;
    private final ModelWarmUp warmUp;
    private final WorkerConfig config;
    private final InstantSource clock;

    ImageWorkHandler(
            ImageQueue queue,
            JobLifecycle jobs,
            JobClaims claims,
            JobRunner runner,
            ModelCache models,
            ModelWarmUp warmUp,
            WorkerConfig config,
            InstantSource clock) {
        this.queue = queue;
        this.jobs = jobs;
        this.claims = claims;
        this.runner = runner;
        this.models = models;
        this.warmUp = warmUp;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public WorkQueue queue() {
        return queue.work();
    }

    @Override
    public WorkerSettings settings() {
        return config.settings();
    }

    @Override
    public Collection<String> warm() {
        return models.recentlyUsed().stream().map(ImageQueue::affinityOf).toList();
    }

    @Override
    public Started<ClaimedJob> start(Claim claim) {
        return claims.start(claim);
    }

    @Override
    public void run(ClaimedJob job, RunningWork running) throws InterruptedException {
        job.missing().stream().findFirst().ifPresent(index -> running.at(index, 0));
        runner.run(job, running).ifPresent(cause -> giveBack(running.claim(), cause));
    }

    @Override
    public void gaveUp(Claim claim, GiveUpReason why) {
        giveBack(
                claim,
                switch (why) {
                    case FAILED -> new Cause.Failed();
                    case LEAVING -> new Cause.Released();
                });
    }

    @Override
    public boolean lost(Claim claim) {
        return claims.takeBack(claim);
    }

    @Override
    public Optional<Runnable> whenIdle() {
        return warmUp.isDue() ? Optional.of(warmUp::run) : Optional.empty();
    }

    private void giveBack(Claim claim, Cause cause) {
        jobs.apply(new JobId(claim.id()), new JobCommand.GiveBack(claim.attempt(), cause, clock.instant()));
    }
}
