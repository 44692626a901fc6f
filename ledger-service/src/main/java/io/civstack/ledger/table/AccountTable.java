package io.civstack.ledger.table;

import io.civstack.database.Database;
import io.civstack.events.Buzz;
import io.civstack.events.BuzzType;
import io.civstack.events.UserId;
import io.civstack.ledger.account.Account;
import io.civstack.ledger.account.Balance;
import io.civstack.ledger.account.HouseAccount;
import io.civstack.ledger.account.Movement;
import io.civstack.ledger.account.PurseAccount;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Balance rows. */
@ApplicationScoped
class AccountTable {

    private static final String OF_OWNER = """
            select bucket, day, posted, held from account
            where owner = ? and (posted <> 0 or held <> 0)
            """;
    private static final String MOVE = """
            update account set posted = posted + ?, held = held + ?, version = version + 1
            where id = ? returning posted
            """;
    private static final String OPEN = """
            insert into account (id, kind, owner, bucket, day, expires) values (?, ?, ?, ?, ?, ?)
            on conflict (id) do nothing
            """;

    private final Database database;

    AccountTable(Database database) {
        this.database = database;
    }

    /** What the user's accounts hold, as far as there is anything in them. */
    List<Balance> of(UserId owner) {
        return database.list(OF_OWNER, row -> balance(owner, row), owner.value());
    }

    /** Moves Buzz and answers the new posted balance; the row stays locked until the transaction ends. */
    long move(Movement movement) {
        return update(movement).orElseGet(() -> {
            open(movement.account());
            return update(movement).orElseThrow();
        });
    }

    private Optional<Long> update(Movement movement) {
        return database.first(
                MOVE,
                row -> row.getLong(1),
                movement.posted(),
                movement.held(),
                movement.account().id());
    }

    private void open(Account account) {
        switch (account) {
            case HouseAccount house -> database.update(OPEN, house.id(), house.kind(), null, null, null, null);
            case PurseAccount purse ->
                database.update(
                        OPEN,
                        purse.id(),
                        "PURSE",
                        purse.owner().value(),
                        purse.bucket(),
                        purse.day(),
                        purse.expiresAt().orElse(null));
        }
    }

    private static Balance balance(UserId owner, ResultSet row) throws SQLException {
        PurseAccount account = account(owner, row.getString("bucket"), row.getObject("day", LocalDate.class));
        return new Balance(account, Buzz.of(row.getLong("posted")), Buzz.of(row.getLong("held")));
    }

    static PurseAccount account(UserId owner, String bucket, @Nullable LocalDate day) {
        return new PurseAccount(owner, BuzzType.valueOf(bucket), day);
    }
}
