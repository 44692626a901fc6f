package io.civstack.ledger.purse;

import io.civstack.events.Buzz;
import io.civstack.events.HoldId;
import io.civstack.events.UserId;
import io.civstack.ledger.account.Balance;
import io.civstack.ledger.account.Movement;
import io.civstack.ledger.account.PurseAccount;
import io.civstack.ledger.hold.Hold;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A user's money, or the part of it that a command needs: balances in spend order, holds, occasions of grants. It
 * changes by events only.
 *
 * @param lastAllowance the latest day whose allowance was claimed, so that a clock that jumps back can not claim a day
 *     again
 */
public record Purse(
        UserId owner,
        SortedMap<PurseAccount, Balance> balances,
        Map<HoldId, Hold> holds,
        Set<String> occasions,
        @Nullable LocalDate lastAllowance) {

    public Purse {
        balances = Collections.unmodifiableSortedMap(new TreeMap<>(balances));
        holds = Map.copyOf(holds);
        occasions = Set.copyOf(occasions);
    }

    /** A purse with nothing in it. */
    public static Purse open(UserId owner) {
        return new Purse(owner, new TreeMap<>(), Map.of(), Set.of(), null);
    }

    public Optional<Hold> hold(HoldId id) {
        return Optional.ofNullable(holds.get(id));
    }

    /** What can be spent, in spend order: nothing that is set aside, nothing that has expired. */
    public List<Balance> spendable(Instant now) {
        return balances.values().stream()
                .filter(balance -> !balance.account().expired(now))
                .filter(balance -> !balance.free().isZero())
                .toList();
    }

    public Buzz available(Instant now) {
        return spendable(now).stream().map(Balance::free).reduce(Buzz.ZERO, Buzz::plus);
    }

    public Buzz held() {
        return balances.values().stream().map(Balance::held).reduce(Buzz.ZERO, Buzz::plus);
    }

    /** All that was posted to the purse and has not left it. */
    public Buzz posted() {
        return balances.values().stream().map(Balance::posted).reduce(Buzz.ZERO, Buzz::plus);
    }

    /** The purse after these events. */
    public Purse after(Collection<? extends LedgerEvent> events) {
        Purse purse = this;
        for (LedgerEvent event : events) {
            purse = purse.after(event);
        }
        return purse;
    }

    /**
     * The purse after this event; throws ArithmeticException when an account would be overdrawn by it, which is a bug.
     */
    public Purse after(LedgerEvent event) {
        SortedMap<PurseAccount, Balance> moved = new TreeMap<>(balances);
        for (Movement movement : event.movements()) {
            if (movement.account() instanceof PurseAccount account) {
                moved.put(
                        account,
                        moved.getOrDefault(account, Balance.empty(account)).after(movement));
            }
        }
        Map<HoldId, Hold> changed = new HashMap<>(holds);
        event.hold().ifPresent(hold -> changed.put(hold.id(), hold));
        Set<String> seen = new HashSet<>(occasions);
        LocalDate allowance = lastAllowance;
        if (event instanceof LedgerEvent.Granted granted) {
            seen.add(granted.occasion());
            allowance = granted.account().day() == null
                    ? lastAllowance
                    : granted.account().day();
        }
        return new Purse(owner, moved, changed, seen, allowance);
    }

    /** The accounts that have expired and still have something that no hold has set aside. */
    List<Balance> lapsing(Instant now) {
        List<Balance> lapsing = new ArrayList<>();
        for (Balance balance : balances.values()) {
            if (balance.account().expired(now) && !balance.free().isZero()) {
                lapsing.add(balance);
            }
        }
        return lapsing;
    }
}
