package io.civstack.ledger.book;

import io.civstack.events.Buzz;
import io.civstack.events.BuzzType;
import io.civstack.events.HoldId;
import io.civstack.events.UserId;
import io.civstack.ledger.hold.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A user, a morning, and books in the states that the specifications begin with. */
final class BookFixtures {

    static final UserId ADA = new UserId("ada");
    static final Instant MORNING = Instant.parse("2026-11-22T09:00:00Z");
    static final Instant EVENING = Instant.parse("2026-11-22T23:55:00Z");
    static final Instant NEXT_DAY = Instant.parse("2026-11-23T00:00:00Z");
    static final HoldId JOB = new HoldId(UUID.fromString("00000000-0000-7000-8000-000000000001"));

    private BookFixtures() {}

    static Book empty() {
        return Book.open(ADA);
    }

    static Book withAllowance() {
        return accept(empty(), new Command.ClaimAllowance(), MORNING);
    }

    /** An allowance of 100, then 10 blue, 20 green, 30 yellow. */
    static Book withEverything() {
        Book book = accept(withAllowance(), new Command.Grant(BuzzType.YELLOW, Buzz.of(30), "bought"), MORNING);
        book = accept(book, new Command.Grant(BuzzType.BLUE, Buzz.of(10), "earned"), MORNING);
        return accept(book, new Command.Grant(BuzzType.GREEN, Buzz.of(20), "also bought"), MORNING);
    }

    static Command.PlaceHold hold(int count, long unit) {
        return hold(count, unit, MORNING);
    }

    static Command.PlaceHold hold(int count, long unit, Instant from) {
        return new Command.PlaceHold(JOB, new Terms(count, Buzz.of(unit), from.plus(Duration.ofMinutes(30))));
    }

    static Command.Settle delivered(int count, long charged) {
        return new Command.Settle(JOB, count, Buzz.of(charged));
    }

    static Book accept(Book book, Command command, Instant now) {
        return book.after(events(book, command, now));
    }

    static List<LedgerEvent> events(Book book, Command command, Instant now) {
        return switch (Rules.decide(book, command, now)) {
            case Outcome.Accepted accepted -> accepted.events();
            case Outcome outcome -> throw new AssertionError(command + " was not accepted: " + outcome);
        };
    }

    static LedgerEvent event(Book book, Command command, Instant now) {
        return events(book, command, now).getFirst();
    }
}
