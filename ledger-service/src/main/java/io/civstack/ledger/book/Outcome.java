package io.civstack.ledger.book;

import io.civstack.events.Reason;
import java.util.List;

/** The answer to a command. */
public sealed interface Outcome {

    /** These events follow, in this order. */
    record Accepted(List<LedgerEvent> events) implements Outcome {

        public Accepted {
            events = List.copyOf(events);
        }

        public static Accepted of(LedgerEvent event) {
            return new Accepted(List.of(event));
        }
    }

    /** The rules say no; nothing changes. */
    record Refused(Reason reason) implements Outcome {}

    /** It has happened before, or there is nothing to do; nothing changes. */
    record AlreadyDone() implements Outcome {}
}
