package io.civstack.moderation.table;

import io.civstack.database.Columns;
import io.civstack.database.Database;
import io.civstack.events.ImageEvent.ImageUploaded;
import io.civstack.events.ImageId;
import io.civstack.moderation.picture.PerceptualHash;
import io.civstack.trace.TraceContext;
import io.civstack.work.Ranking;
import io.civstack.work.WorkItem;
import io.civstack.work.WorkQueue;
import io.civstack.work.WorkQueues;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pictures to scan, and what is kept of those that were scanned. */
@ApplicationScoped
public class ScanQueue {

    /** There is one pool for all pictures, first come, first served. */
    public static final String POOL = "pictures";

    private static final String ENTER = """
            insert into scan (image, fact, received, sha256) values (?, ?::jsonb, ?, ?)
            on conflict (image) do update set fact = excluded.fact, received = excluded.received
            """;
    private static final String FIND = "select fact, received from scan where image = ?";
    private static final String DONE = """
            update scan set hash = ?::bit(256), quality = ?, fact = fact - 'prompt' where image = ?
            """;

    private final Database database;
    private final JsonColumns json;
    private final InstantSource clock;
    private final WorkQueue work;

    /**
     * A picture to scan.
     *
     * @param received when its event arrived
     */
    public record Scan(ImageUploaded picture, Instant received) {}

    ScanQueue(Database database, JsonColumns json, InstantSource clock, WorkQueues queues) {
        this.database = database;
        this.json = json;
        this.clock = clock;
        this.work = queues.local("scans", Ranking.ARRIVAL);
    }

    public WorkQueue work() {
        return work;
    }

    /** A picture whose event comes again is scanned again: its verdicts are the same, or there are more of them. */
    public void enter(ImageUploaded picture) {
        database.update(
                ENTER,
                picture.imageId().value(),
                json.write(picture),
                clock.instant(),
                picture.sha256().hex());
        work.enter(new WorkItem(
                picture.imageId().value(), POOL, picture.owner().value(), null, 0, null, TraceContext.current()));
    }

    /** What is to be scanned; empty when there is no such picture. */
    public Optional<Scan> find(ImageId picture) {
        return database.first(
                FIND,
                row -> new Scan(
                        json.read(Columns.text(row, "fact"), ImageUploaded.class), Columns.instant(row, "received")),
                picture.value());
    }

    /** Ends the scan: keeps the hash, deletes the prompt. */
    public void done(ImageId picture, @Nullable PerceptualHash hash) {
        database.update(DONE, hash == null ? null : hash.bits(), hash == null ? null : hash.quality(), picture.value());
        work.done(picture.value());
    }
}
