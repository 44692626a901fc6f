package io.civstack.ledger.book;

import io.civstack.events.Reason;
import java.util.List;

/** The answer to a command. */
public sealed interface Outcome {

    /** These facts follow, in this order. */
    record Accepted(List<Fact> facts) implements Outcome {

        public Accepted {
            facts = List.copyOf(facts);
        }

        public static Accepted of(Fact fact) {
            return new Accepted(List.of(fact));
        }
    }

    /** The rules say no; nothing changes. */
    record Refused(Reason reason) implements Outcome {}

    /** It has happened before, or there is nothing to do; nothing changes. */
    record AlreadyDone() implements Outcome {}
}
