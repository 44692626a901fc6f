package io.civstack.moderation.store;

import io.civstack.database.Database;
import io.civstack.events.ImageEvent.ImageUploaded;
import io.civstack.events.ImageId;
import io.civstack.messaging.Traces;
import io.civstack.moderation.picture.PerceptualHash;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pictures that wait for their scan. A claim is a promise to be done before it runs out; a process that dies breaks it and the picture
 * is due again.
 */
@ApplicationScoped
public class ScanQueue {

    private static final String ENTER = """
            insert into scan (image, fact, state, received, due, sha256, traceparent)
            values (?, ?::jsonb, 'WAITING', ?, ?, ?, ?)
            on conflict (image) do update
            set state = 'WAITING', fact = excluded.fact, due = excluded.due, received = excluded.received, attempts = 0
            """;
    private static final String CLAIM = """
            update scan set due = ?, attempts = attempts + 1
            where image = (
                select image from scan where state = 'WAITING' and due <= ? order by due limit 1 for update skip locked)
            returning fact, attempts, received, traceparent
            """;
    private static final String LATER = "update scan set due = ? where image = ? and state = 'WAITING'";
    private static final String DONE = """
            update scan set state = 'DONE', hash = ?::bit(256), quality = ?, fact = fact - 'prompt'
            where image = ? and state = 'WAITING'
            """;
    private static final String WAITING = "select count(*) from scan where state = 'WAITING'";

    private final Database database;
    private final Documents documents;
    private final InstantSource clock;

    /**
     * A picture to scan.
     *
     * @param attempt counted from 1
     * @param received when it was heard of
     */
    public record Claim(
            ImageUploaded picture,
            int attempt,
            Instant received,
            @Nullable String traceparent) {}

    ScanQueue(Database database, Documents documents, InstantSource clock) {
        this.database = database;
        this.documents = documents;
        this.clock = clock;
    }

    /** A picture that is announced again is scanned again: its verdicts are the same, or there are more of them. */
    public void enter(ImageUploaded picture) {
        Instant now = clock.instant();
        database.update(
                ENTER,
                picture.imageId().value(),
                documents.write(picture),
                now,
                now,
                picture.sha256().hex(),
                Traces.traceparent(Context.current()));
    }

    /** Takes the picture that is due the longest. */
    public Optional<Claim> claim(Duration promise) {
        Instant now = clock.instant();
        return database.first(
                CLAIM,
                row -> new Claim(
                        documents.read(row.getString("fact"), ImageUploaded.class),
                        row.getInt("attempts"),
                        row.getObject("received", OffsetDateTime.class).toInstant(),
                        row.getString("traceparent")),
                now.plus(promise),
                now);
    }

    public void later(ImageId picture, Duration pause) {
        database.update(LATER, clock.instant().plus(pause), picture.value());
    }

    /** The scan is over and the prompt forgotten; false when somebody else ended it. */
    public boolean done(ImageId picture, @Nullable PerceptualHash hash) {
        return database.update(
                        DONE, hash == null ? null : hash.bits(), hash == null ? null : hash.quality(), picture.value())
                == 1;
    }

    public long waiting() {
        return database.first(WAITING, row -> row.getLong(1)).orElse(0L);
    }
}
