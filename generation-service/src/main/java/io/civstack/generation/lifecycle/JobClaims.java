package io.civstack.generation.lifecycle;

import io.civstack.events.JobId;
import io.civstack.generation.job.ImageOrder;
import io.civstack.generation.job.Job;
import io.civstack.generation.job.JobCommand;
import io.civstack.generation.job.JobDecision;
import io.civstack.generation.job.JobDecision.Accepted;
import io.civstack.generation.job.JobEvent;
import io.civstack.generation.picture.Picture;
import io.civstack.generation.queue.ImageQueue;
import io.civstack.generation.table.JobTable;
import io.civstack.generation.table.LockedJob;
import io.civstack.work.Claim;
import io.civstack.work.WorkHandler.Started;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Starts jobs that workers have claimed from the queue, and takes jobs back whose worker has lost its lease. */
@ApplicationScoped
public class JobClaims {

    private final JobTable jobs;
    private final JobTransitions transitions;
    private final ImageQueue queue;
    private final InstantSource clock;

    JobClaims(JobTable jobs, JobTransitions transitions, ImageQueue queue, InstantSource clock) {
        this.jobs = jobs;
        this.transitions = transitions;
        this.queue = queue;
        this.clock = clock;
    }

    /** Starts the job in the transaction of its claim. */
    @Transactional
    public Started<ClaimedJob> start(Claim claim) {
        JobId id = new JobId(claim.id());
        Optional<LockedJob> locked = jobs.lockIfFree(id);
        if (locked.isEmpty()) {
            return jobs.exists(id) ? new Started.Busy<>() : new Started.No<>();
        }
        JobDecision decision = transitions.decide(locked.get(), new JobCommand.Start());
        if (!(decision instanceof Accepted accepted) || !(locked.get().job() instanceof Job.Queued queued)) {
            return new Started.No<>();
        }
        if (!accepted.events().contains(new JobEvent.AttemptStarted(claim.attempt()))) {
            throw new IllegalStateException("attempt " + claim.attempt() + " of job " + id + " is not its next one");
        }
        return new Started.Yes<>(claimed(locked.get(), queued, claim));
    }

    /** Takes a job back from a worker that has lost its lease; false when the lease was renewed in the meantime. */
    @Transactional
    public boolean takeBack(Claim claim) {
        Optional<LockedJob> locked = jobs.lock(new JobId(claim.id()));
        if (!queue.work().isLost(claim)) {
            return false;
        }
        var lost = new JobCommand.GiveBack(claim.attempt(), new JobCommand.Cause.Lost(), clock.instant());
        boolean takenBack = locked.map(job -> transitions.decide(job, lost))
                .filter(Accepted.class::isInstance)
                .isPresent();
        if (!takenBack) {
            // No running job belongs to it: the sweeper would find it again and again.
            queue.work().done(claim.id());
        }
        return true;
    }

    private static ClaimedJob claimed(LockedJob locked, Job.Queued queued, Claim claim) {
        ImageOrder order = queued.order();
        List<Integer> stored = queued.pictures().stream().map(Picture::index).toList();
        return new ClaimedJob(
                order.id(),
                order.user(),
                locked.recipe(),
                order.count(),
                IntStream.range(0, order.count())
                        .boxed()
                        .filter(index -> !stored.contains(index))
                        .toList(),
                claim.attempt(),
                queued.by());
    }
}
