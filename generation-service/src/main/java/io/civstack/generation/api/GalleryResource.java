package io.civstack.generation.api;

import io.civstack.events.ImageId;
import io.civstack.events.Rating;
import io.civstack.events.UserId;
import io.civstack.generation.lifecycle.UserPictures;
import io.civstack.generation.picture.PublishedPicture;
import io.civstack.web.Cursor;
import io.civstack.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Published pictures, newest first; those rated above PG13 only when {@code maxRating} asks for them. */
@Path("/api/v1/gallery")
@RunOnVirtualThread
public class GalleryResource {

    private final UserPictures pictures;

    GalleryResource(UserPictures pictures) {
        this.pictures = pictures;
    }

    /** A published picture. */
    public record Item(
            ImageId id,
            String url,
            Rating rating,
            int width,
            int height,
            String prompt,
            UserId owner,
            Instant publishedAt) {

        static Item of(PublishedPicture picture) {
            return new Item(
                    picture.id(),
                    PictureResource.urlOf(picture.id()),
                    picture.rating(),
                    picture.width(),
                    picture.height(),
                    picture.prompt(),
                    picture.owner(),
                    picture.publishedAt());
        }
    }

    @GET
    @PermitAll
    public Page<Item> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("maxRating") @Nullable Rating maxRating) {
        int size = Page.limit(limit);
        Cursor after = Cursor.parse(cursor);
        Instant afterTime = after == null ? null : after.instant(0);
        UUID afterId = after == null ? null : after.uuid(1);
        Rating ratingMax = maxRating == null ? Rating.PG13 : maxRating;
        List<Item> rows = pictures.published(ratingMax, afterTime, afterId, size + 1).stream()
                .map(Item::of)
                .toList();
        return Page.of(rows, size, item -> Cursor.after(item.publishedAt(), item.id()));
    }
}
