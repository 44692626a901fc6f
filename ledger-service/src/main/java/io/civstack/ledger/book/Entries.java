package io.civstack.ledger.book;

import io.civstack.ledger.account.HouseAccount;
import io.civstack.ledger.hold.Split;
import io.civstack.ledger.journal.Entry;
import java.util.ArrayList;
import java.util.List;

/** Says which journal entries a fact makes. */
final class Entries {

    private Entries() {}

    static List<Entry> of(Fact fact) {
        return switch (fact) {
            case Fact.Granted granted ->
                List.of(Entry.grant(
                        granted.occasion(), granted.owner(), granted.at(), granted.account(), granted.amount()));
            case Fact.HoldClosed closed -> closing(closed);
            case Fact.Lapsed lapsed ->
                List.of(Entry.toHouse(
                        Entry.Kind.LAPSE,
                        lapsed.part().account().name(),
                        lapsed.owner(),
                        lapsed.at(),
                        new Split(List.of(lapsed.part())),
                        HouseAccount.Kind.BREAKAGE));
            case Fact.Held _, Fact.HoldRefused _, Fact.SettledUnseen _ -> List.of();
        };
    }

    private static List<Entry> closing(Fact.HoldClosed closed) {
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
