package io.civstack.generation.table;

import io.civstack.events.Buzz;
import io.civstack.events.Reason;
import io.civstack.generation.job.Job;
import io.civstack.generation.job.JobState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The columns of {@code job} that a state writes; null leaves a column as it is. */
record JobColumns(
        JobState state,
        @Nullable Instant due,
        @Nullable Boolean held,
        @Nullable Boolean mature,
        @Nullable Boolean cleared,
        @Nullable Integer attempt,
        @Nullable Integer strikes,
        int delivered,
        Buzz charged,
        @Nullable Reason reason) {

    static JobColumns of(Job job) {
        return switch (job) {
            case Job.Requested it ->
                new JobColumns(
                        JobState.REQUESTED,
                        it.by(),
                        it.funding() != null,
                        it.funding() != null && it.funding().mature(),
                        it.cleared(),
                        null,
                        null,
                        0,
                        Buzz.ZERO,
                        null);
            case Job.Queued it ->
                new JobColumns(
                        JobState.QUEUED,
                        it.by(),
                        true,
                        it.jobPictures().funding().mature(),
                        true,
                        it.attempt(),
                        it.strikes(),
                        0,
                        Buzz.ZERO,
                        null);
            case Job.Running it ->
                new JobColumns(
                        JobState.RUNNING, it.by(), null, null, null, it.attempt(), it.strikes(), 0, Buzz.ZERO, null);
            case Job.Scanning it -> live(JobState.SCANNING, it, it.shortfall());
            case Job.Cancelling it -> live(JobState.CANCELLING, it, null);
            case Job.Completed it -> ended(JobState.COMPLETED, it, it.delivered(), it.shortfall());
            case Job.Failed it -> ended(JobState.FAILED, it, 0, it.reason());
            case Job.Cancelled it -> ended(JobState.CANCELLED, it, it.delivered(), null);
        };
    }

    private static JobColumns live(JobState state, Job.Live job, @Nullable Reason reason) {
        return new JobColumns(state, job.by(), null, null, null, null, null, 0, Buzz.ZERO, reason);
    }

    private static JobColumns ended(JobState state, Job.Ended job, int delivered, @Nullable Reason reason) {
        return new JobColumns(state, null, null, null, null, null, null, delivered, job.charged(), reason);
    }
}
