package io.civstack.moderation.table;

import io.civstack.database.Database;
import io.civstack.events.Sha256;
import io.civstack.events.Subject;
import io.civstack.moderation.picture.PerceptualHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The block list. A picture is on it by its exact bytes and, unless it is nearly blank, by its perceptual hash. */
@ApplicationScoped
public class BlockListTable {

    private static final String NEAREST = """
            select kind, source, sha256 = ? as same, coalesce(bit_count(hash # ?::bit(256)), 256) as distance
            from blocked_picture
            where sha256 = ? or bit_count(hash # ?::bit(256)) <= ?
            order by distance limit 1
            """;
    private static final String ADD = """
            insert into blocked_picture (kind, source, sha256, hash, listed)
            select ?, image, sha256, case when quality >= ? then hash end, ? from scan where image = ?
            on conflict (kind, source) do nothing
            """;
    private static final String REMOVE = "delete from blocked_picture where kind = ? and source = ?";

    private final Database database;
    private final InstantSource clock;

    /**
     * The nearest picture on the list.
     *
     * @param distance in how many of 256 bits they differ
     */
    public record Match(boolean sameBytes, int distance) {}

    BlockListTable(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The nearest listed picture, by bytes or, when there is a hash, by the hash. */
    public Optional<Match> nearest(Sha256 sha256, @Nullable PerceptualHash hash) {
        String bits = hash == null ? null : hash.bits();
        return database.first(
                NEAREST,
                row -> new Match(row.getBoolean("same"), row.getInt("distance")),
                sha256.hex(),
                bits,
                sha256.hex(),
                bits,
                PerceptualHash.DISTANCE_BITS_MAX);
    }

    /** Lists a picture that was scanned here. */
    public void add(Subject picture) {
        database.update(ADD, picture.kind(), PerceptualHash.QUALITY_MIN, clock.instant(), picture.id());
    }

    /** Takes a picture off the list that a moderator has allowed after all. */
    public void remove(Subject picture) {
        database.update(REMOVE, picture.kind(), picture.id());
    }
}
