package io.civstack.generation.worker;

import io.civstack.events.JobId;
import io.civstack.generation.job.JobCommand;
import io.civstack.generation.job.JobCommand.Cause;
import io.civstack.generation.queue.ImageQueue;
import io.civstack.generation.store.Assignment;
import io.civstack.generation.store.Jobs;
import io.civstack.work.Claim;
import io.civstack.work.GaveUp;
import io.civstack.work.WorkHandler;
import io.civstack.work.WorkInHand;
import io.civstack.work.WorkQueue;
import io.civstack.work.WorkerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;

/** Drawing image jobs, as work: what claims, failures and silence mean to a job. */
@ApplicationScoped
class ImageWork implements WorkHandler<Assignment> {

    private final ImageQueue queue;
    private final Jobs jobs;
    private final Easel easel;
    private final ModelShelf shelf;
    private final WarmUp warmUp;
    private final WorkerConfig config;
    private final InstantSource clock;

    ImageWork(
            ImageQueue queue,
            Jobs jobs,
            Easel easel,
            ModelShelf shelf,
            WarmUp warmUp,
            WorkerConfig config,
            InstantSource clock) {
        this.queue = queue;
        this.jobs = jobs;
        this.easel = easel;
        this.shelf = shelf;
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
        return shelf.warm().stream().map(ImageQueue::affinityOf).toList();
    }

    @Override
    public Started<Assignment> start(Claim claim) {
        return jobs.start(claim);
    }

    @Override
    public void run(Assignment job, WorkInHand hand) throws InterruptedException {
        job.missing().stream().findFirst().ifPresent(index -> hand.at(index, 0));
        easel.draw(job, hand).ifPresent(cause -> giveBack(hand.claim(), cause));
    }

    @Override
    public void gaveUp(Claim claim, GaveUp why) {
        giveBack(
                claim,
                switch (why) {
                    case FAILED -> new Cause.Failed();
                    case LEAVING -> new Cause.Released();
                });
    }

    @Override
    public boolean lost(Claim claim) {
        return jobs.takeBack(claim);
    }

    @Override
    public Optional<Runnable> whenIdle() {
        return warmUp.isDue() ? Optional.of(warmUp::run) : Optional.empty();
    }

    private void giveBack(Claim claim, Cause cause) {
        jobs.apply(new JobId(claim.id()), new JobCommand.GiveBack(claim.attempt(), cause, clock.instant()));
    }
}
