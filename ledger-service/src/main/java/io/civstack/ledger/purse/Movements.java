package io.civstack.ledger.purse;

import io.civstack.ledger.account.Movement;
import io.civstack.ledger.hold.Split;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Adds up by how much an event changes each account: its postings, and what holds set aside or release. */
final class Movements {

    private Movements() {}

    static List<Movement> of(LedgerEvent event) {
        Stream<Movement> posted = event.entries().stream()
                .flatMap(entry -> entry.postings().stream())
                .map(posting -> new Movement(posting.account(), posting.amount(), 0));
        TreeMap<String, Movement> byAccount = new TreeMap<>();
        Stream.concat(posted, held(event))
                .forEach(movement -> byAccount.merge(movement.account().id(), movement, Movement::plus));
        return List.copyOf(byAccount.values());
    }

    private static Stream<Movement> held(LedgerEvent event) {
        return switch (event) {
            case LedgerEvent.Held held -> held(held.placed().split(), 1);
            case LedgerEvent.HoldClosed closed ->
                Stream.concat(held(closed.captured(), -1), held(closed.released(), -1));
            case LedgerEvent.Granted _, LedgerEvent.HoldRefused _, LedgerEvent.SettledUnseen _, LedgerEvent.Lapsed _ ->
                Stream.of();
        };
    }

    private static Stream<Movement> held(Split split, int sign) {
        return split.parts().stream()
                .map(part ->
                        new Movement(part.account(), 0, sign * part.amount().amount()));
    }
}
