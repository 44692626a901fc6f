package io.civstack.generation.job;

import java.util.List;

/** What a job answers to a command. */
public sealed interface Outcome {

    /** It happened; apply the events in order. */
    record Accepted(List<JobEvent> events) implements Outcome {

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

    /** It cannot happen; nothing changes. */
    record Refused(Refusal refusal) implements Outcome {}

    /** It had happened before; nothing changes. */
    record AlreadyDone() implements Outcome {}

    /** Why a command was refused. */
    enum Refusal {
        /** The job has ended, or waits for no more pictures. */
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
