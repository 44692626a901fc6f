package io.civstack.ledger.lifecycle;

import io.civstack.events.UserId;
import io.civstack.ledger.hold.Hold;
import io.civstack.ledger.purse.Command;
import io.civstack.ledger.purse.CommandResult;
import io.civstack.ledger.purse.LedgerEvent;
import io.civstack.ledger.purse.PublishedEvents;
import io.civstack.ledger.purse.Purse;
import io.civstack.ledger.purse.PurseRules;
import io.civstack.ledger.table.PurseRepository;
import io.civstack.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Executes commands: loads the user's purse under its lock, decides by the rules and writes what follows. Balances,
 * journal entries and published events are written in the caller's transaction, all of them or none.
 */
@ApplicationScoped
public class Ledger {

    private final PurseRepository purses;
    private final Outbox outbox;
    private final HoldMeters meters;
    private final InstantSource clock;

    Ledger(PurseRepository purses, Outbox outbox, HoldMeters meters, InstantSource clock) {
        this.purses = purses;
        this.outbox = outbox;
        this.meters = meters;
        this.clock = clock;
    }

    /** Decides a command and writes what follows. */
    @Transactional
    public CommandResult execute(UserId owner, Command command) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Purse purse = purses.lock(owner, command, now);
        CommandResult result = PurseRules.decide(purse, command, now);
        switch (result) {
            case CommandResult.Accepted accepted -> write(purse, accepted.events());
            case CommandResult.AlreadyDone _ -> noticeLate(purse, command);
            case CommandResult.Refused _ -> {}
        }
        return result;
    }

    private void write(Purse before, List<LedgerEvent> events) {
        Purse purse = before;
        for (LedgerEvent event : events) {
            purses.write(purse, event);
            purse = purse.after(event);
            PublishedEvents.of(event).forEach(outbox::append);
            meters.count(event);
        }
    }

    private void noticeLate(Purse purse, Command command) {
        if (command instanceof Command.Settle settle
                && settle.delivered() > 0
                && purse.hold(settle.id()).orElse(null) instanceof Hold.Expired) {
            meters.countLate(settle.id());
        }
    }

    /** What the user has, as of now. */
    @Transactional
    public Purse read(UserId owner) {
        return purses.read(owner);
    }
}
