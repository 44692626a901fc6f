package io.civstack.generation.table;

import io.civstack.database.Columns;
import io.civstack.database.Database;
import io.civstack.events.ImageId;
import io.civstack.events.Rating;
import io.civstack.events.UserId;
import io.civstack.generation.picture.PublishedPicture;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the pictures of the gallery. */
@ApplicationScoped
public class PublishedPictureQuery {

    private static final String PAGE = """
            select p.id, p.user_id, p.rating, p.width, p.height, p.published_at,
                j.recipe #>> '{prompt,positive}' as prompt
            from picture p join job j on j.id = p.job_id
            where p.published_at is not null
                and p.rating = any (string_to_array(?, ','))
                and (?::timestamptz is null or (p.published_at, p.id) < (?::timestamptz, ?::uuid))
            order by p.published_at desc, p.id desc limit ?
            """;

    private final Database database;

    PublishedPictureQuery(Database database) {
        this.database = database;
    }

    /** Newest first; those after the given one in that order, or the first ones when it is null. */
    public List<PublishedPicture> newest(
            Rating ratingMax, @Nullable Instant afterTime, @Nullable UUID afterId, int rows) {
        return database.list(PAGE, PublishedPictureQuery::read, upTo(ratingMax), afterTime, afterTime, afterId, rows);
    }

    private static String upTo(Rating ratingMax) {
        return Arrays.stream(Rating.values())
                .filter(rating -> rating.compareTo(ratingMax) <= 0)
                .map(Rating::name)
                .collect(Collectors.joining(","));
    }

    private static PublishedPicture read(ResultSet row) throws SQLException {
        return new PublishedPicture(
                new ImageId(Columns.uuid(row, "id")),
                new UserId(Columns.text(row, "user_id")),
                Columns.constant(row, "rating", Rating.class),
                row.getInt("width"),
                row.getInt("height"),
                Columns.text(row, "prompt"),
                Columns.instant(row, "published_at"));
    }
}
