package io.civstack.ledger.table;

import io.civstack.database.Database;
import io.civstack.ledger.invariant.Audit;
import io.civstack.ledger.invariant.LedgerTotals;
import io.civstack.ledger.invariant.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Consumer;

/** The totals of the ledger's tables, read in one snapshot, so that what is written meanwhile is no violation. */
@ApplicationScoped
public class DatabaseTotals implements LedgerTotals {

    private static final String SNAPSHOT = "set transaction isolation level repeatable read, read only";
    private static final String ENTRIES = """
            select e.id, count(p.entry) as postings, coalesce(sum(p.amount), 0) as total
            from entry e left join posting p on p.entry = e.id group by e.id
            """;
    private static final String ACCOUNTS = """
            select a.id, a.kind = 'PURSE' as purse, a.posted, a.held,
                coalesce(f.folded, 0) as folded, coalesce(o.open, 0) as open
            from account a
            left join (select account, sum(amount) as folded from posting group by account) f on f.account = a.id
            left join (
                select account, sum(amount) as open from hold_part
                where hold in (select id from hold where state = 'HELD') group by account) o on o.account = a.id
            """;
    private static final String HOLDS = """
            select h.id, h.state, h.captured, h.released,
                coalesce((select sum(amount) from hold_part where hold = h.id), 0) as amount,
                count(p.entry) as captures, coalesce(sum(p.amount), 0) as journaled
            from hold h
            left join entry e on e.owner = h.owner and e.kind = 'CAPTURE' and e.reference = h.id::text
            left join posting p on p.entry = e.id and p.amount > 0
            group by h.id
            """;
    private static final String PURSES = """
            select u.owner,
                coalesce(j.granted, 0) as granted, coalesce(j.spent, 0) as spent, coalesce(j.expired, 0) as expired,
                coalesce(b.balance, 0) as balance
            from purse u
            left join (
                select e.owner,
                    sum(p.amount) filter (where e.kind = 'GRANT') as granted,
                    -sum(p.amount) filter (where e.kind = 'CAPTURE') as spent,
                    -sum(p.amount) filter (where e.kind in ('FORFEIT', 'LAPSE')) as expired
                from entry e join posting p on p.entry = e.id and p.owner is not null group by e.owner) j
                on j.owner = u.owner
            left join (select owner, sum(posted) as balance from account where kind = 'PURSE' group by owner) b
                on b.owner = u.owner
            """;

    private final Database database;

    DatabaseTotals(Database database) {
        this.database = database;
    }

    /** Every violation of an invariant, in one snapshot. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public List<Violation> violations() {
        database.update(SNAPSHOT);
        return Audit.of(this);
    }

    @Override
    public void entries(Consumer<EntryTotals> each) {
        database.each(
                ENTRIES,
                row -> new EntryTotals(row.getString("id"), row.getLong("postings"), row.getLong("total")),
                each);
    }

    @Override
    public void accounts(Consumer<AccountTotals> each) {
        database.each(
                ACCOUNTS,
                row -> new AccountTotals(
                        row.getString("id"),
                        row.getBoolean("purse"),
                        row.getLong("posted"),
                        row.getLong("held"),
                        row.getLong("folded"),
                        row.getLong("open")),
                each);
    }

    @Override
    public void holds(Consumer<HoldTotals> each) {
        database.each(
                HOLDS,
                row -> new HoldTotals(
                        row.getString("id"),
                        state(row.getString("state")),
                        row.getLong("amount"),
                        row.getLong("captured"),
                        row.getLong("released"),
                        row.getLong("captures"),
                        row.getLong("journaled")),
                each);
    }

    @Override
    public void purses(Consumer<PurseTotals> each) {
        database.each(
                PURSES,
                row -> new PurseTotals(
                        row.getString("owner"),
                        row.getLong("granted"),
                        row.getLong("spent"),
                        row.getLong("expired"),
                        row.getLong("balance")),
                each);
    }

    private static HoldTotals.State state(String state) {
        return switch (state) {
            case "HELD" -> HoldTotals.State.OPEN;
            case "CAPTURED" -> HoldTotals.State.CAPTURED;
            case "RELEASED", "EXPIRED" -> HoldTotals.State.RETURNED;
            default -> HoldTotals.State.NEVER_HELD;
        };
    }
}
