package io.civstack.generation.store;

import io.civstack.database.Columns;
import io.civstack.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * Objects on their way into the store. A key is noted before its bytes are put and crossed out in the transaction that gives them a
 * picture, so that what a crash leaves in between is known and can be removed.
 */
@ApplicationScoped
public class LooseObjects {

    private final Database database;

    LooseObjects(Database database) {
        this.database = database;
    }

    public void note(String objectKey) {
        database.update("insert into loose_object (object_key) values (?)", objectKey);
    }

    public void crossOut(String objectKey) {
        database.update("delete from loose_object where object_key = ?", objectKey);
    }

    /** Keys that have been loose for so long that nobody will come for them. */
    public List<String> forgotten(Duration age, int limit) {
        return database.list(
                "select object_key from loose_object where put_at < now() - make_interval(secs => ?) order by put_at limit ?",
                row -> Columns.text(row, "object_key"),
                age,
                limit);
    }
}
