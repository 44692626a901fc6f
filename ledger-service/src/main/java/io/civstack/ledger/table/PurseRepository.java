package io.civstack.ledger.table;

import io.civstack.database.Database;
import io.civstack.events.HoldId;
import io.civstack.events.UserId;
import io.civstack.ledger.account.Balance;
import io.civstack.ledger.account.Movement;
import io.civstack.ledger.account.PurseAccount;
import io.civstack.ledger.hold.Hold;
import io.civstack.ledger.purse.Command;
import io.civstack.ledger.purse.LedgerEvent;
import io.civstack.ledger.purse.Purse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Loads as much of a purse as a command needs, under the purse's lock, and writes the events that change it. */
@ApplicationScoped
public class PurseRepository {

    private static final String LOCK = "select last_allowance from purse where owner = ? for update";
    private static final String OPEN = "insert into purse (owner, opened) values (?, ?) on conflict (owner) do nothing";
    private static final String READ = "select last_allowance from purse where owner = ?";
    private static final String SET_LAST_ALLOWANCE = "update purse set last_allowance = ? where owner = ?";

    private final Database database;
    private final AccountTable accounts;
    private final HoldTable holds;
    private final JournalTable journal;

    /** A row of the table of purses; a record, because an Optional cannot hold a day that is null. */
    private record PurseRow(@Nullable LocalDate lastAllowance) {}

    PurseRepository(Database database, AccountTable accounts, HoldTable holds, JournalTable journal) {
        this.database = database;
        this.accounts = accounts;
        this.holds = holds;
        this.journal = journal;
    }

    /** The part of the purse that the command needs, locked until the transaction ends; opened if it is new. */
    public Purse lock(UserId owner, Command command, Instant now) {
        PurseRow row = row(LOCK, owner).orElseGet(() -> open(owner, now));
        return new Purse(owner, balances(owner), holds(owner, command), occasions(owner, command), row.lastAllowance());
    }

    /** The balances as they are now, without holds and occasions and without a lock. */
    public Purse read(UserId owner) {
        return row(READ, owner)
                .map(row -> new Purse(owner, balances(owner), Map.of(), Set.of(), row.lastAllowance()))
                .orElseGet(() -> Purse.open(owner));
    }

    /** Writes an event that follows from {@code before}. */
    public void write(Purse before, LedgerEvent event) {
        Map<String, Long> balances = new HashMap<>();
        for (Movement movement : event.movements()) {
            balances.put(movement.account().id(), accounts.move(movement) - movement.posted());
        }
        journal.write(event.entries(), balances, before.posted().amount());
        holds.write(event);
        if (event instanceof LedgerEvent.Granted granted && granted.account().day() != null) {
            database.update(
                    SET_LAST_ALLOWANCE, granted.account().day(), granted.owner().value());
        }
    }

    private Optional<PurseRow> row(String sql, UserId owner) {
        return database.first(sql, row -> new PurseRow(row.getObject(1, LocalDate.class)), owner.value());
    }

    private PurseRow open(UserId owner, Instant now) {
        database.update(OPEN, owner.value(), now);
        return row(LOCK, owner).orElseThrow();
    }

    private SortedMap<PurseAccount, Balance> balances(UserId owner) {
        SortedMap<PurseAccount, Balance> balances = new TreeMap<>();
        accounts.of(owner).forEach(balance -> balances.put(balance.account(), balance));
        return balances;
    }

    private Map<HoldId, Hold> holds(UserId owner, Command command) {
        Optional<HoldId> wanted =
                switch (command) {
                    case Command.PlaceHold place -> Optional.of(place.id());
                    case Command.Settle settle -> Optional.of(settle.id());
                    case Command.Expire expire -> Optional.of(expire.id());
                    case Command.ClaimAllowance _, Command.Grant _, Command.Lapse _ -> Optional.empty();
                };
        return wanted.flatMap(id -> holds.find(id, owner))
                .map(hold -> Map.of(hold.id(), hold))
                .orElse(Map.of());
    }

    private Set<String> occasions(UserId owner, Command command) {
        return command instanceof Command.Grant grant && journal.granted(owner, grant.occasion())
                ? Set.of(grant.occasion())
                : Set.of();
    }
}
