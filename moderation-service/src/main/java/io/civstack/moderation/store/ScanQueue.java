package io.civstack.moderation.store;

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

/** Pictures that wait for their scan, and what is kept of those that had it. */
@ApplicationScoped
public class ScanQueue {

    /** Every picture is everybody's: there is one pool, and first come is first served. */
    public static final String POOL = "pictures";

    private static final String ENTER = """
            insert into scan (image, event, received, sha256) values (?, ?::jsonb, ?, ?)
            on conflict (image) do update set event = excluded.event, received = excluded.received
            """;
    private static final String FIND = "select event, received from scan where image = ?";
    private static final String DONE = """
            update scan set hash = ?::bit(256), quality = ?, event = event - 'prompt' where image = ?
            """;

    private final Database database;
    private final Documents documents;
    private final InstantSource clock;
    private final WorkQueue work;

    /**
     * A picture to scan.
     *
     * @param received when it was heard of
     */
    public record Scan(ImageUploaded picture, Instant received) {}

    ScanQueue(Database database, Documents documents, InstantSource clock, WorkQueues queues) {
        this.database = database;
        this.documents = documents;
        this.clock = clock;
        this.work = queues.local("scans", Ranking.ARRIVAL);
    }

    public WorkQueue work() {
        return work;
    }

    /** A picture that is announced again is scanned again: its verdicts are the same, or there are more of them. */
    public void enter(ImageUploaded picture) {
        database.update(
                ENTER,
                picture.imageId().value(),
                documents.write(picture),
                clock.instant(),
                picture.sha256().hex());
        work.enter(new WorkItem(
                picture.imageId().value(), POOL, picture.owner().value(), null, 0, null, TraceContext.current()));
    }

    /** What is to be scanned; empty when nobody has announced it. */
    public Optional<Scan> find(ImageId picture) {
        return database.first(
                FIND,
                row -> new Scan(
                        documents.read(Columns.text(row, "fact"), ImageUploaded.class),
                        Columns.instant(row, "received")),
                picture.value());
    }

    /** The scan is over and the prompt forgotten. */
    public void done(ImageId picture, @Nullable PerceptualHash hash) {
        database.update(DONE, hash == null ? null : hash.bits(), hash == null ? null : hash.quality(), picture.value());
        work.done(picture.value());
    }
}
