package io.civstack.generation.images;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.civstack.events.JobId;
import io.civstack.generation.images.Requests.Resolved;
import io.civstack.generation.price.Quote;
import io.civstack.web.CurrentUser;
import io.civstack.web.Cursor;
import io.civstack.web.Idempotency;
import io.civstack.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asking for pictures, following them, and calling it off. */
@Path("/api/v1/images")
@RolesAllowed("user")
@RunOnVirtualThread
public class ImageResource {

    private static final ImageRequest EMPTY =
            new ImageRequest(null, null, null, null, null, null, null, null, null, null, null, null);

    private final Requests requests;
    private final Orders orders;
    private final JobViews views;
    private final Idempotency idempotency;
    private final CurrentUser user;
    private final ObjectMapper json;

    ImageResource(
            Requests requests,
            Orders orders,
            JobViews views,
            Idempotency idempotency,
            CurrentUser user,
            ObjectMapper json) {
        this.requests = requests;
        this.orders = orders;
        this.views = views;
        this.idempotency = idempotency;
        this.user = user;
        this.json = json;
    }

    @POST
    @Path("/quote")
    public Quote quote(@Nullable ImageRequest request) {
        return requests.resolve(request == null ? EMPTY : request).quote();
    }

    @POST
    public Response ask(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable ImageRequest request)
            throws JsonProcessingException {
        ImageRequest asked = request == null ? EMPTY : request;
        return idempotency.once("generation.images.ask", key, json.writeValueAsBytes(asked), () -> {
            Resolved resolved = requests.resolve(asked);
            return Response.accepted(orders.place(user.id(), user.hasRole("member"), resolved))
                    .build();
        });
    }

    @GET
    public Page<ImageJob> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit);
        Cursor after = Cursor.parse(cursor);
        List<ImageJob> rows = views.newest(user.id(), after == null ? null : after.uuid(0), size + 1);
        return Page.of(rows, size, job -> Cursor.after(job.id()));
    }

    @GET
    @Path("/{id}")
    public ImageJob get(@PathParam("id") UUID id) {
        return views.find(new JobId(id), user.id()).orElseThrow(ImageProblems.JOB_UNKNOWN::exception);
    }

    @POST
    @Path("/{id}/cancel")
    public Response cancel(@PathParam("id") UUID id) {
        return Response.accepted(orders.cancel(user.id(), new JobId(id))).build();
    }
}
