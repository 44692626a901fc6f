package io.civstack.ledger.purse;

import io.civstack.events.Reason;
import java.util.List;

/** What came of a command. */
public sealed interface CommandResult {

    /** These events follow, in this order. */
    record Accepted(List<LedgerEvent> events) implements CommandResult {

        public Accepted {
            events = List.copyOf(events);
        }

        public static Accepted of(LedgerEvent event) {
            return new Accepted(List.of(event));
        }
    }

    /** The rules refuse the command; nothing changes. */
    record Refused(Reason reason) implements CommandResult {}

    /** It has happened before, or there is nothing to do; nothing changes. */
    record AlreadyDone() implements CommandResult {}
}
