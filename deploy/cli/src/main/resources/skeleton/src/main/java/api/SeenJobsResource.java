package io.civstack.{name}.api;

import io.civstack.{name}.table.SeenJobs;
import io.civstack.{name}.table.SeenJobs.SeenJob;
import io.civstack.web.CurrentUser;
import io.civstack.web.Cursor;
import io.civstack.web.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The caller's jobs, newest first. */
@Path("/api/v1/{name}")
@Authenticated
@RunOnVirtualThread
public class SeenJobsResource {

    private final SeenJobs jobs;
    private final CurrentUser user;

    SeenJobsResource(SeenJobs jobs, CurrentUser user) {
        this.jobs = jobs;
        this.user = user;
    }

    @GET
    public Page<SeenJob> newest(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        Cursor from = Cursor.parse(cursor);
        int rows = Page.limit(limit);
        UUID after = from == null ? null : from.uuid(0);
        return Page.of(jobs.newest(user.id(), after, rows + 1), rows, job -> Cursor.after(job.id()));
    }
}
