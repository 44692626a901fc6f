package io.civstack.generation.store;

import io.civstack.generation.job.Job;

/** A job's state as the row names it. */
public enum StateName {
    REQUESTED,
    QUEUED,
    RUNNING,
    SCANNING,
    CANCELLING,
    COMPLETED,
    FAILED,
    CANCELLED;

    static StateName of(Job job) {
        return switch (job) {
            case Job.Requested _ -> REQUESTED;
            case Job.Queued _ -> QUEUED;
            case Job.Running _ -> RUNNING;
            case Job.Scanning _ -> SCANNING;
            case Job.Cancelling _ -> CANCELLING;
            case Job.Completed _ -> COMPLETED;
            case Job.Failed _ -> FAILED;
            case Job.Cancelled _ -> CANCELLED;
        };
    }
}
