package io.civstack.generation.lifecycle;

import io.civstack.events.JobId;
import io.civstack.events.Resource;
import io.civstack.events.UserId;
import io.civstack.generation.GenerationConfig;
import io.civstack.generation.job.ImageOrder;
import io.civstack.generation.job.JobCommand;
import io.civstack.generation.job.JobDecision;
import io.civstack.generation.job.JobDetails;
import io.civstack.generation.price.Quote;
import io.civstack.generation.recipe.Recipe;
import io.civstack.generation.table.ActiveJobsQuery;
import io.civstack.generation.table.JobDetailsQuery;
import io.civstack.generation.table.JobTable;
import io.civstack.source.IdSource;
import io.opentelemetry.api.trace.Span;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The jobs of a user: accepted up to a limit, listed, cancelled. */
@ApplicationScoped
public class UserJobs {

    private final JobLifecycle lifecycle;
    private final JobTable jobs;
    private final JobDetailsQuery details;
    private final ActiveJobsQuery active;
    private final IdSource ids;
    private final InstantSource clock;
    private final GenerationConfig.Jobs config;

    UserJobs(
            JobLifecycle lifecycle,
            JobTable jobs,
            JobDetailsQuery details,
            ActiveJobsQuery active,
            IdSource ids,
            InstantSource clock,
            GenerationConfig config) {
        this.lifecycle = lifecycle;
        this.jobs = jobs;
        this.details = details;
        this.active = active;
        this.ids = ids;
        this.clock = clock;
        this.config = config.jobs();
    }

    /** Whether a request became a job. */
    public sealed interface Admission {

        record Accepted(JobId job) implements Admission {}

        /** The user has {@code active} jobs that have not ended, and may have {@code activeMax}. */
        record TooManyJobs(long active, int activeMax) implements Admission {}
    }

    /** Records the job; jobs of members are ranked a little earlier in the queue. */
    @Transactional
    public Admission accept(UserId user, boolean member, Recipe recipe, Quote quote, Resource model) {
        long underWay = jobs.lockUserAndCountActive(user);
        if (underWay >= config.activePerUserMax()) {
            return new Admission.TooManyJobs(underWay, config.activePerUserMax());
        }
        ImageOrder order =
                config.limits().order(new JobId(ids.next()), user, quote.count(), quote.unitPrice(), clock.instant());
        Span.current().setAttribute("civstack.job", order.id().toString());
        lifecycle.accept(order, recipe, quote.priceVersion(), member ? 1 : 0, List.of(model));
        return new Admission.Accepted(order.id());
    }

    /** Cancels a job of the user; empty when it is not one of theirs. */
    @Transactional
    public Optional<JobDecision> cancel(UserId user, JobId id) {
        return find(user, id).flatMap(job -> lifecycle.apply(id, new JobCommand.Cancel(clock.instant())));
    }

    public Optional<JobDetails> find(UserId user, JobId id) {
        return details.find(id, user);
    }

    /** The jobs of the user that have not ended. */
    public List<JobId> active(UserId user) {
        return active.of(user);
    }

    /** Newest first; those after {@code afterId} in that order, or the first ones when it is null. */
    public List<JobDetails> newest(UserId user, @Nullable UUID afterId, int rows) {
        return details.newest(user, afterId, rows);
    }
}
