package io.civstack.generation.job;

import java.util.List;

/** The answer of {@link JobRules} to a command. */
public sealed interface JobDecision {

    /** The command is carried out; the events are to be applied in order. */
    record Accepted(List<JobEvent> events) implements JobDecision {

        public Accepted {
            events = List.copyOf(events);
            if (events.isEmpty()) {
                throw new IllegalArgumentException("an accepted command has at least one event");
            }
        }

        static Accepted of(JobEvent... events) {
            return new Accepted(List.of(events));
        }
    }

    /** The command is not allowed; nothing changes. */
    record Refused(Refusal refusal) implements JobDecision {}

    /** The command was carried out before; nothing changes. */
    record AlreadyDone() implements JobDecision {}

    /** Why a command was refused. */
    enum Refusal {
        /** The job has ended, or takes no more pictures. */
        ENDED,
        /** The command comes from an attempt that is not the current one. */
        STALE_ATTEMPT,
        /** The state's deadline has not passed. */
        NOT_DUE,
        /** The job is not in the queue. */
        NOT_QUEUED,
        /** The job has no such picture, or none left to store. */
        NO_SUCH_PICTURE
    }
}
