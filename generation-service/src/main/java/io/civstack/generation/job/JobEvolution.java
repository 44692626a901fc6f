package io.civstack.generation.job;

import java.util.List;

/** The state of a job after events. An event that the state does not allow is a bug, not a refusal. */
public final class JobEvolution {

    private JobEvolution() {}

    public static Job evolve(Job job, List<JobEvent> events) {
        Job state = job;
        for (JobEvent event : events) {
            state = evolve(state, event);
        }
        return state;
    }

    public static Job evolve(Job job, JobEvent event) {
        return switch (event) {
            case JobEvent.HoldNoted noted
            when job instanceof Job.Requested requested -> requested.fund(noted.funding());
            case JobEvent.ClearanceNoted _ when job instanceof Job.Requested requested -> requested.clear();
            case JobEvent.JobQueued queued when job instanceof Job.Requested requested -> requested.queue(queued.by());
            case JobEvent.AttemptStarted started
            when job instanceof Job.Queued queued -> queued.start(started.attempt());
            case JobEvent.AttemptGivenBack back
            when job instanceof Job.Running running -> running.giveBack(back.strike());
            case JobEvent.PictureStored stored
            when job instanceof Job.Running running -> running.store(stored.picture());
            case JobEvent.PictureJudged judged -> job.with(judged.picture());
            case JobEvent.ScanAwaited awaited
            when job instanceof Job.Unfinished unfinished -> unfinished.awaitScan(awaited.by(), awaited.shortfall());
            case JobEvent.CancelAwaited awaited
            when job instanceof Job.Paid paid -> paid.cancelAwaitingScan(awaited.by());
            case JobEvent.JobCompleted completed
            when job instanceof Job.Paid paid ->
                paid.complete(completed.delivered(), completed.charged(), completed.shortfall());
            case JobEvent.JobFailed failed when job instanceof Job.Live live -> live.fail(failed.reason());
            case JobEvent.JobCancelled cancelled
            when job instanceof Job.Live live -> live.cancel(cancelled.delivered(), cancelled.charged());
            case JobEvent illegal -> throw new IllegalStateException(illegal + " cannot happen to " + job);
        };
    }
}
