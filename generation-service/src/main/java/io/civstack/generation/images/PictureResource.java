package io.civstack.generation.images;

import io.civstack.database.Columns;
import io.civstack.database.Database;
import io.civstack.events.ImageId;
import io.civstack.events.Reason;
import io.civstack.generation.bucket.PictureBucket;
import io.civstack.generation.images.ImageJob.PictureView;
import io.civstack.generation.job.Picture;
import io.civstack.generation.store.Publication;
import io.civstack.web.CurrentUser;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pictures themselves. Whoever may not see one learns nothing about it, not even that it is there. */
@Path("/api/v1/pictures")
@RunOnVirtualThread
public class PictureResource {

    /** Private, and not for long: a verdict may change. */
    private static final String CACHING = "private, max-age=600";

    private static final String ONE = "select * from picture where id = ?";

    private final Database database;
    private final PictureBucket bucket;
    private final Publication publication;
    private final CurrentUser user;
    private final SecurityIdentity identity;

    PictureResource(
            Database database,
            PictureBucket bucket,
            Publication publication,
            CurrentUser user,
            SecurityIdentity identity) {
        this.database = database;
        this.bucket = bucket;
        this.publication = publication;
        this.user = user;
        this.identity = identity;
    }

    private record Stored(
            String owner,
            Picture.Status status,
            boolean published,
            String objectKey,
            String sha256,
            long bytes,
            @Nullable Reason reason) {}

    static String urlOf(ImageId id) {
        return "/api/v1/pictures/" + id;
    }

    @GET
    @Path("/{id}")
    @PermitAll
    public Response get(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        Stored picture = visible(id);
        String tag = '"' + picture.sha256() + '"';
        if (tag.equals(known)) {
            return Response.notModified()
                    .header(HttpHeaders.CACHE_CONTROL, CACHING)
                    .build();
        }
        InputStream bytes = bucket.open(picture.objectKey()).orElseThrow(ImageProblems.PICTURE_UNKNOWN::exception);
        return Response.ok(bytes, PictureBucket.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LENGTH, picture.bytes())
                .header(HttpHeaders.CACHE_CONTROL, CACHING)
                .header(HttpHeaders.ETAG, tag)
                .build();
    }

    @POST
    @Path("/{id}/publish")
    @RolesAllowed("user")
    public PictureView publish(@PathParam("id") UUID id) {
        return answer(id, publication.publish(new ImageId(id), user.id()));
    }

    @POST
    @Path("/{id}/withdraw")
    @RolesAllowed("user")
    public PictureView withdraw(@PathParam("id") UUID id) {
        return answer(id, publication.withdraw(new ImageId(id), user.id()));
    }

    private PictureView answer(UUID id, Publication.Answer answer) {
        return switch (answer) {
            case DONE -> database.first(ONE, JobViews::picture, id).orElseThrow();
            case NOT_PRESENTABLE -> throw ImageProblems.PICTURE_NOT_PUBLISHABLE.exception();
            case UNKNOWN -> throw ImageProblems.PICTURE_UNKNOWN.exception();
        };
    }

    private Stored visible(UUID id) {
        Stored picture = database.first(
                        ONE,
                        row -> new Stored(
                                Columns.text(row, "user_id"),
                                Columns.constant(row, "status", Picture.Status.class),
                                row.getObject("published_at") != null,
                                Columns.text(row, "object_key"),
                                Columns.text(row, "sha256"),
                                row.getLong("bytes"),
                                Columns.reasonOrNull(row)),
                        id)
                .orElseThrow(ImageProblems.PICTURE_UNKNOWN::exception);
        if (picture.published()) {
            return picture;
        }
        if (identity.isAnonymous()) {
            throw ImageProblems.PICTURE_UNKNOWN.exception();
        }
        boolean own = picture.owner().equals(user.id().value());
        if (user.hasRole("moderator") || (own && picture.status() == Picture.Status.DELIVERED)) {
            return picture;
        }
        Reason reason = picture.reason();
        throw (own && reason != null ? ImageProblems.pictureHidden(reason) : ImageProblems.PICTURE_UNKNOWN).exception();
    }
}
