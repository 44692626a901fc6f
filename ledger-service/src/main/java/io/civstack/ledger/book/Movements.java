package io.civstack.ledger.book;

import io.civstack.ledger.account.Movement;
import io.civstack.ledger.hold.Split;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Adds up what a fact does to each account: its postings, and what holds set aside or let go. */
final class Movements {

    private Movements() {}

    static List<Movement> of(Fact fact) {
        Stream<Movement> posted = fact.entries().stream()
                .flatMap(entry -> entry.postings().stream())
                .map(posting -> new Movement(posting.account(), posting.amount(), 0));
        TreeMap<String, Movement> byAccount = new TreeMap<>();
        Stream.concat(posted, held(fact))
                .forEach(movement -> byAccount.merge(movement.account().id(), movement, Movement::plus));
        return List.copyOf(byAccount.values());
    }

    private static Stream<Movement> held(Fact fact) {
        return switch (fact) {
            case Fact.Held held -> held(held.placed().split(), 1);
            case Fact.HoldClosed closed -> Stream.concat(held(closed.captured(), -1), held(closed.released(), -1));
            case Fact.Granted _, Fact.HoldRefused _, Fact.SettledUnseen _, Fact.Lapsed _ -> Stream.of();
        };
    }

    private static Stream<Movement> held(Split split, int sign) {
        return split.parts().stream()
                .map(part ->
                        new Movement(part.account(), 0, sign * part.amount().amount()));
    }
}
