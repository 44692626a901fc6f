package io.civstack.ledger.table;

import io.civstack.database.Columns;
import io.civstack.database.Database;
import io.civstack.events.BuzzType;
import io.civstack.events.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The statement of a purse: every change of its buckets, latest first. */
@ApplicationScoped
public class PurseStatement {

    private static final String LINES = """
            select p.entry, p.account, e.at, e.kind, e.reference, a.bucket, p.amount, p.purse_balance
            from posting p join entry e on e.id = p.entry join account a on a.id = p.account
            where p.owner = ? and (p.entry, p.account) < (?, ?)
            order by p.entry desc, p.account desc limit ?
            """;

    /** Behind every account's id. */
    private static final String AFTER_ALL = "\uffff";

    private final Database database;

    /** Where a page of the statement begins: after this posting. */
    public record Place(long entry, String account) {

        public static final Place NOW = new Place(Long.MAX_VALUE, AFTER_ALL);
    }

    /**
     * One change of one bucket.
     *
     * @param reference the occasion of a grant, the hold of a payment
     * @param balance what the whole purse had after it
     */
    public record Line(
            Place place, Instant at, String kind, long amount, BuzzType bucket, String reference, long balance) {}

    PurseStatement(Database database) {
        this.database = database;
    }

    public List<Line> before(UserId owner, Place place, int linesMax) {
        return database.list(
                LINES,
                row -> new Line(
                        new Place(row.getLong("entry"), row.getString("account")),
                        Columns.instant(row, "at"),
                        row.getString("kind").toLowerCase(Locale.ROOT),
                        row.getLong("amount"),
                        Columns.constant(row, "bucket", BuzzType.class),
                        row.getString("reference"),
                        row.getLong("purse_balance")),
                owner.value(),
                place.entry(),
                place.account(),
                linesMax);
    }
}
