package io.civstack.work;

import io.civstack.database.Database;
import io.civstack.source.IdSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A queue that no worker works off, so that the test is the only one who claims. */
@ApplicationScoped
class UnworkedQueue {

    static final String POOL = "flux";
    static final String WORKER = "worker-of-the-test";

    private final WorkQueue queue;
    private final Database database;
    private final IdSource ids;

    UnworkedQueue(SketchWork sketches, Database database, IdSource ids) {
        this.queue = sketches.queue();
        this.database = database;
        this.ids = ids;
    }

    void clear() {
        database.update("delete from work where pool = ?", POOL);
        database.update("delete from work_turn");
        database.update("delete from work_crew where id = ?", WORKER);
    }

    UUID piece(String owner) {
        return piece(owner, null, 0, null);
    }

    UUID piece(String owner, @Nullable String affinity, int priority, @Nullable Instant expiresAt) {
        UUID id = ids.next();
        enter(new WorkItem(id, POOL, owner, affinity, priority, expiresAt, null));
        return id;
    }

    void enter(WorkItem item) {
        QuarkusTransaction.requiringNew().run(() -> queue.enter(item));
    }

    /** The piece counts as older by so much. */
    void age(UUID id, int seconds) {
        database.update(
                "update work set rank = rank - make_interval(secs => ?), ready_at = ready_at - make_interval(secs => ?)"
                        + " where id = ?",
                seconds,
                seconds,
                id);
    }

    Optional<Claim> claim(String... warm) {
        return QuarkusTransaction.requiringNew().call(() -> queue.claim(WORKER, Set.of(POOL), List.of(warm)));
    }

    List<UUID> claimAll() {
        List<UUID> order = new ArrayList<>();
        for (Optional<Claim> next = claim(); next.isPresent(); next = claim()) {
            order.add(next.get().id());
        }
        return order;
    }
}
