package io.civstack.generation.api;

import io.civstack.events.JobId;
import io.civstack.generation.job.JobDecision;
import io.civstack.generation.lifecycle.UserJobs;
import io.civstack.generation.lifecycle.UserJobs.Admission;
import io.civstack.generation.price.Quote;
import io.civstack.generation.queue.QueueEstimates;
import io.civstack.generation.request.ImageRequest;
import io.civstack.generation.request.RequestResolver;
import io.civstack.generation.request.ResolvedRequest;
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

/** Image jobs: quoted, requested, listed, cancelled. */
@Path("/api/v1/images")
@RolesAllowed("user")
@RunOnVirtualThread
public class ImageResource {

    private final RequestResolver resolver;
    private final UserJobs jobs;
    private final JobViews views;
    private final QueueEstimates estimates;
    private final Idempotency idempotency;
    private final CurrentUser user;

    ImageResource(
            RequestResolver resolver,
            UserJobs jobs,
            JobViews views,
            QueueEstimates estimates,
            Idempotency idempotency,
            CurrentUser user) {
        this.resolver = resolver;
        this.jobs = jobs;
        this.views = views;
        this.estimates = estimates;
        this.idempotency = idempotency;
        this.user = user;
    }

    @POST
    @Path("/quote")
    public Quote quote(@Nullable ImageRequest request) {
        return resolver.resolve(request == null ? ImageRequest.EMPTY : request).quote();
    }

    @POST
    public Response ask(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable ImageRequest request) {
        ImageRequest asked = request == null ? ImageRequest.EMPTY : request;
        return idempotency.once(
                "generation.images.ask",
                key,
                asked,
                () -> accept(asked),
                id -> Response.accepted(get(id)).build());
    }

    /** The id of the new job. */
    private UUID accept(ImageRequest request) {
        ResolvedRequest resolved = resolver.resolve(request);
        Admission admission =
                jobs.accept(user.id(), user.hasRole("member"), resolved.recipe(), resolved.quote(), resolved.model());
        return switch (admission) {
            case Admission.Accepted accepted -> accepted.job().value();
            case Admission.TooManyJobs refused ->
                throw ImageProblems.jobsTooMany(
                                refused.active(), refused.activeMax(), estimates.untilOneEnds(jobs.active(user.id())))
                        .exception();
        };
    }

    @GET
    public Page<ImageJob> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit);
        Cursor after = Cursor.parse(cursor);
        List<ImageJob> rows = jobs.newest(user.id(), after == null ? null : after.uuid(0), size + 1).stream()
                .map(views::of)
                .toList();
        return Page.of(rows, size, job -> Cursor.after(job.id()));
    }

    @GET
    @Path("/{id}")
    public ImageJob get(@PathParam("id") UUID id) {
        return jobs.find(user.id(), new JobId(id)).map(views::of).orElseThrow(ImageProblems.JOB_UNKNOWN::exception);
    }

    /** Cancels; a job that was cancelled before stays cancelled. */
    @POST
    @Path("/{id}/cancel")
    public Response cancel(@PathParam("id") UUID id) {
        JobDecision decision = jobs.cancel(user.id(), new JobId(id)).orElseThrow(ImageProblems.JOB_UNKNOWN::exception);
        if (decision instanceof JobDecision.Refused) {
            throw ImageProblems.JOB_ENDED.exception();
        }
        return Response.accepted(get(id)).build();
    }
}
