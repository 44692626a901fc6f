package io.civstack.messaging;

import io.civstack.database.Database;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/** Remembers which events have had their effect in this schema. */
@Singleton
class Inbox {

    /** False in a process that has no database: it may read events, but stores nothing of them. */
    static final String DATABASE = "civstack.database";

    private static final String ENTER =
            "insert into inbox (consumer, ce_id) values (?, ?) on conflict (consumer, ce_id) do nothing";
    private static final String PRUNE = """
            delete from inbox where (consumer, ce_id) in (
                select consumer, ce_id from inbox where received < clock_timestamp() - ? * interval '1 second' limit ?)
            """;

    private final Database database;

    Inbox(Database database) {
        this.database = database;
    }

    /** Enters an event in the running transaction; false when it was there already. */
    boolean enter(String consumer, UUID event) {
        return database.update(ENTER, consumer, event) == 1;
    }

    /** Deletes some rows that are older than {@code kept} and returns how many. */
    int prune(Duration kept, int rowsMax) {
        return database.update(PRUNE, kept.toSeconds(), rowsMax);
    }
}
