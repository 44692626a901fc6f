package io.civstack.generation;

import io.civstack.database.Database;
import io.civstack.events.ModelId;
import io.civstack.source.IdSource;

/** Models without files, for tests that generate nothing. */
public final class ModelRowFixture {

    private ModelRowFixture() {}

    public static ModelId insert(Database database, IdSource ids) {
        ModelId id = new ModelId(ids.next());
        database.update("""
                insert into model (id, publisher, name, kind, state, family, rating, sha256, bytes, defaults,
                    created_at)
                values (?, 'test', 'a row', 'CHECKPOINT', 'RETIRED', 'FLUX', 'PG', repeat('0', 64), 1, '{}', now())
                """, id.value());
        return id;
    }
}
