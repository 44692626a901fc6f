package io.civstack.ledger.purse;

import io.civstack.events.Buzz;
import io.civstack.events.BuzzType;
import io.civstack.events.HoldId;
import io.civstack.events.UserId;
import io.civstack.ledger.hold.HoldRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A user, some times of a day, and purses in the states that the tests begin with. */
final class PurseFixtures {

    static final UserId ADA = new UserId("ada");
    static final Instant MORNING = Instant.parse("2026-11-22T09:00:00Z");
    static final Instant EVENING = Instant.parse("2026-11-22T23:55:00Z");
    static final Instant NEXT_DAY = Instant.parse("2026-11-23T00:00:00Z");
    static final HoldId JOB = new HoldId(UUID.fromString("00000000-0000-7000-8000-000000000001"));

    private PurseFixtures() {}

    static Purse empty() {
        return Purse.open(ADA);
    }

    static Purse withAllowance() {
        return accept(empty(), new Command.ClaimAllowance(), MORNING);
    }

    /** An allowance of 100, then 10 blue, 20 green, 30 yellow. */
    static Purse withEverything() {
        Purse purse = accept(withAllowance(), new Command.Grant(BuzzType.YELLOW, Buzz.of(30), "bought"), MORNING);
        purse = accept(purse, new Command.Grant(BuzzType.BLUE, Buzz.of(10), "earned"), MORNING);
        return accept(purse, new Command.Grant(BuzzType.GREEN, Buzz.of(20), "also bought"), MORNING);
    }

    static Command.PlaceHold hold(int count, long unit) {
        return hold(count, unit, MORNING);
    }

    static Command.PlaceHold hold(int count, long unit, Instant from) {
        return new Command.PlaceHold(JOB, new HoldRequest(count, Buzz.of(unit), from.plus(Duration.ofMinutes(30))));
    }

    static Command.Settle delivered(int count, long charged) {
        return new Command.Settle(JOB, count, Buzz.of(charged));
    }

    static Purse accept(Purse purse, Command command, Instant now) {
        return purse.after(events(purse, command, now));
    }

    static List<LedgerEvent> events(Purse purse, Command command, Instant now) {
        return switch (PurseRules.decide(purse, command, now)) {
            case CommandResult.Accepted accepted -> accepted.events();
            case CommandResult result -> throw new AssertionError(command + " was not accepted: " + result);
        };
    }

    static LedgerEvent event(Purse purse, Command command, Instant now) {
        return events(purse, command, now).getFirst();
    }
}
