package io.civstack.generation.api;

import io.civstack.events.ImageId;
import io.civstack.generation.bucket.PictureBucket;
import io.civstack.generation.lifecycle.UserPictures;
import io.civstack.generation.lifecycle.UserPictures.Publication;
import io.civstack.generation.picture.PictureAccess;
import io.civstack.generation.picture.PictureAccess.Viewer;
import io.civstack.generation.picture.StoredPicture;
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

/** The bytes of pictures, and their publication. To those who may not see a picture it does not exist. */
@Path("/api/v1/pictures")
@RunOnVirtualThread
public class PictureResource {

    /** In private caches only and for a short time, because a decision of moderation may change. */
    private static final String CACHING = "private, max-age=600";

    private final UserPictures pictures;
    private final PictureBucket bucket;
    private final CurrentUser user;
    private final SecurityIdentity identity;

    PictureResource(UserPictures pictures, PictureBucket bucket, CurrentUser user, SecurityIdentity identity) {
        this.pictures = pictures;
        this.bucket = bucket;
        this.user = user;
        this.identity = identity;
    }

    static String urlOf(ImageId id) {
        return "/api/v1/pictures/" + id;
    }

    @GET
    @Path("/{id}")
    @PermitAll
    public Response get(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        StoredPicture picture = visible(new ImageId(id));
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
        return viewOf(pictures.publish(new ImageId(id), user.id()));
    }

    @POST
    @Path("/{id}/withdraw")
    @RolesAllowed("user")
    public PictureView withdraw(@PathParam("id") UUID id) {
        return viewOf(pictures.withdraw(new ImageId(id), user.id()));
    }

    private static PictureView viewOf(Publication publication) {
        return switch (publication) {
            case Publication.Done done -> PictureView.of(done.picture());
            case Publication.NotPresentable _ -> throw ImageProblems.PICTURE_NOT_PUBLISHABLE.exception();
            case Publication.Unknown _ -> throw ImageProblems.PICTURE_UNKNOWN.exception();
        };
    }

    private StoredPicture visible(ImageId id) {
        StoredPicture picture = pictures.find(id).orElseThrow(ImageProblems.PICTURE_UNKNOWN::exception);
        return switch (PictureAccess.of(picture, viewer())) {
            case PictureAccess.Granted _ -> picture;
            case PictureAccess.Hidden hidden ->
                throw ImageProblems.pictureHidden(hidden.reason()).exception();
            case PictureAccess.Denied _ -> throw ImageProblems.PICTURE_UNKNOWN.exception();
        };
    }

    private Viewer viewer() {
        return identity.isAnonymous() ? new Viewer(null, false) : new Viewer(user.id(), user.hasRole("moderator"));
    }
}
