package io.civstack.ledger.purse;

import io.civstack.events.UserId;
import io.civstack.ledger.account.Balance;
import io.civstack.ledger.account.HouseAccount;
import io.civstack.ledger.account.Movement;
import io.civstack.ledger.hold.Hold;
import io.civstack.ledger.hold.Split;
import io.civstack.ledger.invariant.LedgerTotals;
import io.civstack.ledger.journal.Entry;
import io.civstack.ledger.journal.Posting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A whole ledger in memory that runs on the same rules as the real one. It adds its totals up from the journal, not
 * from the rules.
 */
final class ModelLedger implements LedgerTotals {

    private final Map<UserId, Purse> purses = new TreeMap<>(java.util.Comparator.comparing(UserId::value));
    private final List<Entry> journal = new ArrayList<>();
    private final Map<String, Long> house = new HashMap<>();
    private final Set<String> references = new HashSet<>();

    Purse purse(UserId owner) {
        return purses.getOrDefault(owner, Purse.open(owner));
    }

    List<Entry> journal() {
        return journal;
    }

    CommandResult execute(UserId owner, Command command, Instant now) {
        CommandResult result = PurseRules.decide(purse(owner), command, now);
        if (result instanceof CommandResult.Accepted accepted) {
            accepted.events().forEach(this::write);
            purses.put(owner, purse(owner).after(accepted.events()));
        }
        return result;
    }

    private void write(LedgerEvent event) {
        for (Entry entry : event.entries()) {
            if (entry.kind() != Entry.Kind.LAPSE
                    && !references.add(entry.owner() + " " + entry.kind() + " " + entry.reference())) {
                throw new AssertionError("written twice: " + entry);
            }
            journal.add(entry);
        }
        for (Movement movement : event.movements()) {
            if (movement.account() instanceof HouseAccount account) {
                house.merge(account.id(), movement.posted(), Math::addExact);
            }
        }
    }

    @Override
    public void entries(Consumer<EntryTotals> each) {
        journal.forEach(entry -> each.accept(new EntryTotals(
                entry.reference(),
                entry.postings().size(),
                entry.postings().stream().mapToLong(Posting::amount).sum())));
    }

    @Override
    public void accounts(Consumer<AccountTotals> each) {
        Map<String, Long> folded = new HashMap<>();
        journal.forEach(entry -> entry.postings()
                .forEach(posting -> folded.merge(posting.account().id(), posting.amount(), Math::addExact)));
        Map<String, Long> open = new HashMap<>();
        holds().forEach(hold -> {
            if (hold instanceof Hold.Held held) {
                held.split()
                        .parts()
                        .forEach(part ->
                                open.merge(part.account().id(), part.amount().amount(), Math::addExact));
            }
        });
        house.forEach(
                (id, posted) -> each.accept(new AccountTotals(id, false, posted, 0, folded.getOrDefault(id, 0L), 0)));
        for (Purse purse : purses.values()) {
            for (Balance balance : purse.balances().values()) {
                String id = balance.account().id();
                each.accept(new AccountTotals(
                        id,
                        true,
                        balance.posted().amount(),
                        balance.held().amount(),
                        folded.getOrDefault(id, 0L),
                        open.getOrDefault(id, 0L)));
            }
        }
    }

    @Override
    public void holds(Consumer<HoldTotals> each) {
        Map<String, Long> captures = new HashMap<>();
        Map<String, Long> paid = new HashMap<>();
        for (Entry entry : journal) {
            if (entry.kind() == Entry.Kind.CAPTURE) {
                captures.merge(entry.reference(), 1L, Math::addExact);
                paid.merge(entry.reference(), entry.postings().getLast().amount(), Math::addExact);
            }
        }
        holds().forEach(hold -> each.accept(totals(
                hold,
                captures.getOrDefault(hold.id().toString(), 0L),
                paid.getOrDefault(hold.id().toString(), 0L))));
    }

    @Override
    public void purses(Consumer<PurseTotals> each) {
        Map<String, Map<Entry.Kind, Long>> sums = new HashMap<>();
        for (Entry entry : journal) {
            long moved = entry.postings().stream()
                    .mapToLong(Posting::amount)
                    .filter(amount -> amount > 0)
                    .sum();
            sums.computeIfAbsent(entry.owner().value(), _ -> new HashMap<>())
                    .merge(entry.kind(), moved, Math::addExact);
        }
        for (Purse purse : purses.values()) {
            Map<Entry.Kind, Long> sum = sums.getOrDefault(purse.owner().value(), Map.of());
            each.accept(new PurseTotals(
                    purse.owner().value(),
                    sum.getOrDefault(Entry.Kind.GRANT, 0L),
                    sum.getOrDefault(Entry.Kind.CAPTURE, 0L),
                    sum.getOrDefault(Entry.Kind.FORFEIT, 0L) + sum.getOrDefault(Entry.Kind.LAPSE, 0L),
                    purse.posted().amount()));
        }
    }

    private List<Hold> holds() {
        return purses.values().stream()
                .flatMap(purse -> purse.holds().values().stream())
                .toList();
    }

    private static HoldTotals totals(Hold hold, long captures, long paid) {
        String id = hold.id().toString();
        return switch (hold) {
            case Hold.Held held -> new HoldTotals(id, HoldTotals.State.OPEN, sum(held.split()), 0, 0, captures, paid);
            case Hold.Captured captured -> {
                long taken = sum(captured.captured());
                long back = sum(captured.released());
                yield new HoldTotals(id, HoldTotals.State.CAPTURED, taken + back, taken, back, captures, paid);
            }
            case Hold.Released released -> returned(id, sum(released.released()), captures, paid);
            case Hold.Expired expired -> returned(id, sum(expired.released()), captures, paid);
            case Hold.Refused _, Hold.Tombstone _ ->
                new HoldTotals(id, HoldTotals.State.NEVER_HELD, 0, 0, 0, captures, paid);
        };
    }

    private static HoldTotals returned(String id, long amount, long captures, long paid) {
        return new HoldTotals(id, HoldTotals.State.RETURNED, amount, 0, amount, captures, paid);
    }

    private static long sum(Split split) {
        return split.total().amount();
    }
}
