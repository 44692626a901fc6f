package io.civstack.ledger.store;

import io.civstack.events.UserId;
import io.civstack.ledger.book.Announcements;
import io.civstack.ledger.book.Book;
import io.civstack.ledger.book.Command;
import io.civstack.ledger.book.LedgerEvent;
import io.civstack.ledger.book.Outcome;
import io.civstack.ledger.book.Rules;
import io.civstack.ledger.hold.Hold;
import io.civstack.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Asks the rules, in the database. One command is one decision under the lock of the user's purse; its events, its journal entries and
 * what the world hears of them are in the caller's transaction or nowhere.
 */
@ApplicationScoped
public class Ledger {

    private final Books books;
    private final Outbox outbox;
    private final HoldMeters meters;
    private final InstantSource clock;

    Ledger(Books books, Outbox outbox, HoldMeters meters, InstantSource clock) {
        this.books = books;
        this.outbox = outbox;
        this.meters = meters;
        this.clock = clock;
    }

    /** Decides a command and writes what follows. */
    @Transactional
    public Outcome ask(UserId owner, Command command) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Book book = books.lock(owner, command, now);
        Outcome outcome = Rules.decide(book, command, now);
        switch (outcome) {
            case Outcome.Accepted accepted -> write(book, accepted.events());
            case Outcome.AlreadyDone _ -> noticeLate(book, command);
            case Outcome.Refused _ -> {}
        }
        return outcome;
    }

    private void write(Book before, List<LedgerEvent> events) {
        Book book = before;
        for (LedgerEvent event : events) {
            books.write(book, event);
            book = book.after(event);
            Announcements.of(event).forEach(outbox::append);
            meters.count(event);
        }
    }

    private void noticeLate(Book book, Command command) {
        if (command instanceof Command.Settle settle
                && settle.delivered() > 0
                && book.hold(settle.id()).orElse(null) instanceof Hold.Expired) {
            meters.countLate(settle.id());
        }
    }

    /** What the user has, as of now. */
    @Transactional
    public Book read(UserId owner) {
        return books.read(owner);
    }
}
