package io.civstack.ledger.table;

import io.civstack.database.Database;
import io.civstack.events.UserId;
import io.civstack.ledger.account.PurseAccount;
import io.civstack.ledger.journal.Entry;
import io.civstack.ledger.journal.Posting;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The journal's rows, written once. Each line carries what its account and its purse had after it, so that history
 * needs no sums.
 */
@ApplicationScoped
class JournalTable {

    private static final String ENTRY =
            "insert into entry (kind, owner, reference, at) values (?, ?, ?, ?) returning id";
    private static final String POSTING = """
            insert into posting (entry, account, owner, amount, account_balance, purse_balance)
            values (?, ?, ?, ?, ?, ?)
            """;
    private static final String GRANTED = "select 1 from entry where owner = ? and kind = 'GRANT' and reference = ?";

    private final Database database;

    JournalTable(Database database) {
        this.database = database;
    }

    boolean granted(UserId owner, String occasion) {
        return database.first(GRANTED, row -> row.getInt(1), owner.value(), occasion)
                .isPresent();
    }

    /**
     * Writes entries in their order.
     *
     * @param balances what each account had before the first of them
     * @param purse what the whole purse had before
     */
    void write(List<Entry> entries, Map<String, Long> balances, long purse) {
        Map<String, Long> running = new HashMap<>(balances);
        long inPurse = purse;
        for (Entry entry : entries) {
            long id = database.first(
                            ENTRY,
                            row -> row.getLong(1),
                            entry.kind(),
                            entry.owner().value(),
                            entry.reference(),
                            entry.at())
                    .orElseThrow();
            for (Posting posting : entry.postings()) {
                String account = posting.account().id();
                long balance = running.merge(account, posting.amount(), Math::addExact);
                boolean ofPurse = posting.account() instanceof PurseAccount;
                inPurse = ofPurse ? Math.addExact(inPurse, posting.amount()) : inPurse;
                database.update(
                        POSTING,
                        id,
                        account,
                        ofPurse ? entry.owner().value() : null,
                        posting.amount(),
                        balance,
                        ofPurse ? inPurse : null);
            }
        }
    }
}
