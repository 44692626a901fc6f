package io.civstack.ledger.purse;

import io.civstack.events.Buzz;
import io.civstack.events.BuzzType;
import io.civstack.events.HoldEvent.BuzzReleased.Cause;
import io.civstack.events.HoldId;
import io.civstack.ledger.account.Balance;
import io.civstack.ledger.account.PurseAccount;
import io.civstack.ledger.allowance.Allowance;
import io.civstack.ledger.hold.Hold;
import io.civstack.ledger.hold.HoldRequest;
import io.civstack.ledger.hold.Split;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Decides commands. A refusal is a value; an exception means that a command contradicts an earlier one, or a bug. */
public final class PurseRules {

    private PurseRules() {}

    /** What follows from the command, given the user's purse. */
    public static CommandResult decide(Purse purse, Command command, Instant now) {
        return switch (command) {
            case Command.ClaimAllowance _ -> claim(purse, now);
            case Command.Grant grant -> grant(purse, grant, now);
            case Command.PlaceHold place -> place(purse, place, now);
            case Command.Settle settle -> settle(purse, settle, now);
            case Command.Expire expire -> expire(purse, expire.id(), now);
            case Command.Lapse _ -> lapse(purse, now);
        };
    }

    private static CommandResult claim(Purse purse, Instant now) {
        LocalDate today = Allowance.day(now);
        if (purse.lastAllowance() != null && !today.isAfter(purse.lastAllowance())) {
            return new CommandResult.Refused(Reasons.allowanceClaimed(purse.lastAllowance()));
        }
        return CommandResult.Accepted.of(new LedgerEvent.Granted(
                purse.owner(),
                now,
                PurseAccount.allowance(purse.owner(), today),
                Allowance.DAILY.amount(),
                Allowance.occasion(today)));
    }

    private static CommandResult grant(Purse purse, Command.Grant grant, Instant now) {
        if (grant.bucket() == BuzzType.ALLOWANCE) {
            throw new IllegalArgumentException("an allowance is claimed, not granted");
        }
        if (purse.occasions().contains(grant.occasion())) {
            return new CommandResult.AlreadyDone();
        }
        PurseAccount account = PurseAccount.lasting(purse.owner(), grant.bucket());
        return CommandResult.Accepted.of(
                new LedgerEvent.Granted(purse.owner(), now, account, grant.amount(), grant.occasion()));
    }

    private static CommandResult place(Purse purse, Command.PlaceHold place, Instant now) {
        if (purse.hold(place.id()).isPresent()) {
            return new CommandResult.AlreadyDone();
        }
        HoldRequest request = place.request();
        Buzz available = purse.available(now);
        Hold.Refused refused = new Hold.Refused(place.id());
        if (!now.isBefore(request.expiresAt())) {
            return CommandResult.Accepted.of(
                    new LedgerEvent.HoldRefused(purse.owner(), now, refused, request, available, Reasons.holdLate()));
        }
        if (available.compareTo(request.total()) < 0) {
            return CommandResult.Accepted.of(new LedgerEvent.HoldRefused(
                    purse.owner(), now, refused, request, available, Reasons.purseShort(purse, request.total(), now)));
        }
        Split split = spread(purse.spendable(now)).cut(request.total()).taken();
        return CommandResult.Accepted.of(
                new LedgerEvent.Held(purse.owner(), now, new Hold.Held(place.id(), request, split)));
    }

    private static CommandResult settle(Purse purse, Command.Settle settle, Instant now) {
        return switch (purse.hold(settle.id()).orElse(null)) {
            case null ->
                CommandResult.Accepted.of(
                        new LedgerEvent.SettledUnseen(purse.owner(), now, new Hold.Tombstone(settle.id())));
            case Hold.Held held -> settle(purse, held, settle, now);
            case Hold.Captured _, Hold.Released _, Hold.Expired _, Hold.Refused _, Hold.Tombstone _ ->
                new CommandResult.AlreadyDone();
        };
    }

    private static CommandResult settle(Purse purse, Hold.Held held, Command.Settle settle, Instant now) {
        Buzz price = held.request().price(settle.delivered());
        if (!price.equals(settle.charged())) {
            throw new IllegalArgumentException("hold " + held.id() + ": " + settle.delivered()
                    + " delivered units cost " + price + ", not " + settle.charged());
        }
        if (!now.isBefore(held.request().expiresAt())) {
            return expire(purse, held.id(), now);
        }
        return switch (held.settle(price)) {
            case Hold.Captured captured ->
                closed(purse, captured, captured.captured(), captured.released(), Cause.SETTLED, now);
            case Hold.Released released ->
                closed(purse, released, Split.NOTHING, released.released(), Cause.VOIDED, now);
            case Hold other -> throw new IllegalStateException("a hold does not settle to " + other);
        };
    }

    private static CommandResult expire(Purse purse, HoldId id, Instant now) {
        if (purse.hold(id).orElse(null) instanceof Hold.Held held
                && !now.isBefore(held.request().expiresAt())) {
            Hold.Expired expired = held.expire();
            return closed(purse, expired, Split.NOTHING, expired.released(), Cause.EXPIRED, now);
        }
        return new CommandResult.AlreadyDone();
    }

    private static CommandResult closed(
            Purse purse, Hold closed, Split captured, Split released, Cause cause, Instant now) {
        Split forfeited = released.only(account -> account.expired(now));
        return CommandResult.Accepted.of(
                new LedgerEvent.HoldClosed(purse.owner(), now, closed, captured, released, forfeited, cause));
    }

    private static CommandResult lapse(Purse purse, Instant now) {
        List<LedgerEvent> lapsed = new ArrayList<>();
        for (Balance balance : purse.lapsing(now)) {
            lapsed.add(new LedgerEvent.Lapsed(purse.owner(), now, new Split.Part(balance.account(), balance.free())));
        }
        return lapsed.isEmpty() ? new CommandResult.AlreadyDone() : new CommandResult.Accepted(lapsed);
    }

    private static Split spread(List<Balance> balances) {
        return new Split(balances.stream()
                .map(balance -> new Split.Part(balance.account(), balance.free()))
                .toList());
    }
}
