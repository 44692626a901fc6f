package io.civstack.ledger.purse;

import io.civstack.ledger.account.HouseAccount;
import io.civstack.ledger.hold.Split;
import io.civstack.ledger.journal.Entry;
import java.util.ArrayList;
import java.util.List;

/** The journal entries that follow from an event. */
final class Entries {

    private Entries() {}

    static List<Entry> of(LedgerEvent event) {
        return switch (event) {
            case LedgerEvent.Granted granted ->
                List.of(Entry.grant(
                        granted.occasion(), granted.owner(), granted.at(), granted.account(), granted.amount()));
            case LedgerEvent.HoldClosed closed -> closing(closed);
            case LedgerEvent.Lapsed lapsed ->
                List.of(Entry.toHouse(
                        Entry.Kind.LAPSE,
                        lapsed.part().account().name(),
                        lapsed.owner(),
                        lapsed.at(),
                        new Split(List.of(lapsed.part())),
                        HouseAccount.Kind.BREAKAGE));
            case LedgerEvent.Held _, LedgerEvent.HoldRefused _, LedgerEvent.SettledUnseen _ -> List.of();
        };
    }

    private static List<Entry> closing(LedgerEvent.HoldClosed closed) {
        String hold = closed.closed().id().toString();
        List<Entry> entries = new ArrayList<>();
        if (!closed.captured().isEmpty()) {
            entries.add(Entry.toHouse(
                    Entry.Kind.CAPTURE, hold, closed.owner(), closed.at(), closed.captured(), HouseAccount.Kind.SALES));
        }
        if (!closed.forfeited().isEmpty()) {
            entries.add(Entry.toHouse(
                    Entry.Kind.FORFEIT,
                    hold,
                    closed.owner(),
                    closed.at(),
                    closed.forfeited(),
                    HouseAccount.Kind.BREAKAGE));
        }
        return entries;
    }
}
