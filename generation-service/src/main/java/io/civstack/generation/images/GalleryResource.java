package io.civstack.generation.images;

import io.civstack.database.Columns;
import io.civstack.database.Database;
import io.civstack.events.ImageId;
import io.civstack.events.Rating;
import io.civstack.events.UserId;
import io.civstack.generation.settings.Ratings;
import io.civstack.web.Cursor;
import io.civstack.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What owners made public, newest first; mature pictures only for those who ask for them. */
@Path("/api/v1/gallery")
@RunOnVirtualThread
public class GalleryResource {

    private static final String PAGE = """
            select p.id, p.user_id, p.rating, p.width, p.height, p.published_at, j.prompt
            from picture p join job j on j.id = p.job_id
            where p.published_at is not null
                and p.rating = any (string_to_array(?, ','))
                and (?::timestamptz is null or (p.published_at, p.id) < (?::timestamptz, ?::uuid))
            order by p.published_at desc, p.id desc limit ?
            """;

    private final Database database;

    GalleryResource(Database database) {
        this.database = database;
    }

    /** A public picture. */
    public record Item(
            ImageId id,
            String url,
            Rating rating,
            int width,
            int height,
            String prompt,
            UserId owner,
            Instant publishedAt) {}

    @GET
    @PermitAll
    public Page<Item> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("maxRating") @Nullable String maxRating) {
        int size = Page.limit(limit);
        Cursor after = Cursor.parse(cursor);
        Instant afterTime = after == null ? null : after.instant(0);
        UUID afterId = after == null ? null : after.uuid(1);
        Rating most = maxRating == null ? Rating.PG13 : Ratings.named(maxRating);
        List<Item> rows =
                database.list(PAGE, GalleryResource::read, upTo(most), afterTime, afterTime, afterId, size + 1);
        return Page.of(rows, size, item -> Cursor.after(item.publishedAt(), item.id()));
    }

    private static String upTo(Rating most) {
        return Arrays.stream(Rating.values())
                .filter(rating -> rating.compareTo(most) <= 0)
                .map(Rating::name)
                .collect(Collectors.joining(","));
    }

    private static Item read(ResultSet row) throws SQLException {
        ImageId id = new ImageId(Columns.uuid(row, "id"));
        return new Item(
                id,
                PictureResource.urlOf(id),
                Columns.constant(row, "rating", Rating.class),
                row.getInt("width"),
                row.getInt("height"),
                Columns.text(row, "prompt"),
                new UserId(Columns.text(row, "user_id")),
                Columns.instant(row, "published_at"));
    }
}
