package io.civstack.generation.job;

/** The name of a job's state. */
public enum JobState {
    REQUESTED,
    QUEUED,
    RUNNING,
    SCANNING,
    CANCELLING,
    COMPLETED,
    FAILED,
    CANCELLED;

    public static JobState of(Job job) {
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
