package io.civstack.ledger.store;

import io.civstack.events.Event;
import io.civstack.events.UserId;
import io.civstack.ledger.book.Announcements;
import io.civstack.ledger.book.Book;
import io.civstack.ledger.book.Command;
import io.civstack.ledger.book.Fact;
import io.civstack.ledger.book.Outcome;
import io.civstack.ledger.book.Rules;
import io.civstack.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Asks the rules, in the database. One command is one decision under the lock of the user's purse; its facts, its journal entries and
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
        if (outcome instanceof Outcome.Accepted accepted) {
            for (Fact fact : accepted.facts()) {
                books.write(book, fact);
                book = book.after(fact);
                for (Event event : Announcements.of(fact)) {
                    outbox.append(event);
                }
                meters.count(fact);
            }
        }
        return outcome;
    }

    /** What the user has, as of now. */
    @Transactional
    public Book read(UserId owner) {
        return books.read(owner);
    }
}
