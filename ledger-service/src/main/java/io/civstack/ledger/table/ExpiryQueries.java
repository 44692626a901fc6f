package io.civstack.ledger.table;

import io.civstack.database.Columns;
import io.civstack.database.Database;
import io.civstack.events.HoldId;
import io.civstack.events.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Finds expired holds and allowances, so many rows at a time. */
@ApplicationScoped
public class ExpiryQueries {

    private static final String HOLDS =
            "select id, owner from hold where state = 'HELD' and expires <= ? order by expires limit ?";
    private static final String ALLOWANCES =
            "select distinct owner from account where expires <= ? and posted > held limit ?";
    private static final String OPEN = "select count(*) from hold where state = 'HELD'";

    private final Database database;

    /** An open hold that has expired. */
    public record OverdueHold(HoldId id, UserId owner) {}

    ExpiryQueries(Database database) {
        this.database = database;
    }

    public List<OverdueHold> holds(Instant now, int rowsMax) {
        return database.list(
                HOLDS,
                row -> new OverdueHold(new HoldId(Columns.uuid(row, "id")), new UserId(row.getString("owner"))),
                now,
                rowsMax);
    }

    /** Whose allowances have run out with something left in them. */
    public List<UserId> allowances(Instant now, int rowsMax) {
        return database.list(ALLOWANCES, row -> new UserId(row.getString("owner")), now, rowsMax);
    }

    public long openHolds() {
        return database.first(OPEN, row -> row.getLong(1)).orElse(0L);
    }
}
