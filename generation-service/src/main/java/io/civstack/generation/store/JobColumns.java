package io.civstack.generation.store;

import io.civstack.events.Buzz;
import io.civstack.events.Reason;
import io.civstack.generation.job.Job;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a state writes into its row; null stands for "as it was". */
record JobColumns(
        StateName state,
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
                        StateName.REQUESTED,
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
                        StateName.QUEUED,
                        it.by(),
                        true,
                        it.album().funding().mature(),
                        true,
                        it.attempt(),
                        it.strikes(),
                        0,
                        Buzz.ZERO,
                        null);
            case Job.Running it ->
                new JobColumns(
                        StateName.RUNNING, it.by(), null, null, null, it.attempt(), it.strikes(), 0, Buzz.ZERO, null);
            case Job.Scanning it -> live(StateName.SCANNING, it, it.shortfall());
            case Job.Cancelling it -> live(StateName.CANCELLING, it, null);
            case Job.Completed it -> ended(StateName.COMPLETED, it, it.delivered(), it.shortfall());
            case Job.Failed it -> ended(StateName.FAILED, it, 0, it.reason());
            case Job.Cancelled it -> ended(StateName.CANCELLED, it, it.delivered(), null);
        };
    }

    private static JobColumns live(StateName state, Job.Live job, @Nullable Reason reason) {
        return new JobColumns(state, job.by(), null, null, null, null, null, 0, Buzz.ZERO, reason);
    }

    private static JobColumns ended(StateName state, Job.Ended job, int delivered, @Nullable Reason reason) {
        return new JobColumns(state, null, null, null, null, null, null, delivered, job.charged(), reason);
    }
}
