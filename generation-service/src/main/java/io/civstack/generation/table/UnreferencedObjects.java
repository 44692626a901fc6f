package io.civstack.generation.table;

import io.civstack.database.Columns;
import io.civstack.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * The table {@code loose_object}: keys of objects that no picture refers to yet. A key is added before its object is
 * stored and removed in the transaction that writes the picture, so that objects left by a crash are known and can be
 * deleted.
 */
@ApplicationScoped
public class UnreferencedObjects {

    private final Database database;

    UnreferencedObjects(Database database) {
        this.database = database;
    }

    public void add(String objectKey) {
        database.update("insert into loose_object (object_key) values (?)", objectKey);
    }

    public void remove(String objectKey) {
        database.update("delete from loose_object where object_key = ?", objectKey);
    }

    /** Keys that were added longer than {@code age} ago, oldest first. */
    public List<String> olderThan(Duration age, int limit) {
        return database.list("""
                select object_key from loose_object where put_at < now() - make_interval(secs => ?)
                order by put_at limit ?
                """, row -> Columns.text(row, "object_key"), age, limit);
    }
}
