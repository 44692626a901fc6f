package io.civstack.generation.api;

import io.civstack.generation.catalog.Catalog;
import io.civstack.generation.catalog.ModelProblems;
import io.civstack.generation.catalog.UploadRequest;
import io.civstack.generation.catalog.Uploads;
import io.civstack.generation.model.Model;
import io.civstack.web.CurrentUser;
import io.civstack.web.Cursor;
import io.civstack.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The models of the catalog. Everybody may look at them; members may upload some. */
@Path("/api/v1/models")
@RunOnVirtualThread
public class ModelResource {

    private final Catalog catalog;
    private final Uploads uploads;
    private final CurrentUser user;

    ModelResource(Catalog catalog, Uploads uploads, CurrentUser user) {
        this.catalog = catalog;
        this.uploads = uploads;
        this.user = user;
    }

    @GET
    @PermitAll
    public Page<ModelView> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit);
        Cursor after = Cursor.parse(cursor);
        List<Model> rows = catalog.published(after == null ? null : after.uuid(0), size + 1);
        return Page.of(rows, size, model -> Cursor.after(model.id())).map(ModelView::of);
    }

    @GET
    @Path("/{id}")
    @PermitAll
    public ModelView get(@PathParam("id") UUID id) {
        return ModelView.withCard(catalog.find(id).orElseThrow(ModelProblems.UNKNOWN::exception));
    }

    @POST
    @Path("/uploads")
    @RolesAllowed("member")
    public Response announce(@Nullable UploadRequest request) {
        UploadRequest asked = request == null ? new UploadRequest(null, null, null, null, null) : request;
        return Response.status(Response.Status.CREATED)
                .entity(uploads.announce(user.id(), asked))
                .build();
    }

    @POST
    @Path("/uploads/{id}/complete")
    @RolesAllowed("member")
    public ModelView complete(@PathParam("id") UUID id) {
        return ModelView.withCard(uploads.complete(user.id(), id));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({"member", "moderator", "admin"})
    public ModelView retire(@PathParam("id") UUID id) {
        return ModelView.of(catalog.retire(id, user.id(), user.hasRole("moderator") || user.hasRole("admin")));
    }

    @POST
    @Path("/{id}/prefer")
    @RolesAllowed("admin")
    public ModelView prefer(@PathParam("id") UUID id) {
        return ModelView.of(catalog.prefer(id));
    }
}
