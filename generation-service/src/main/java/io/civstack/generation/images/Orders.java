package io.civstack.generation.images;

import io.civstack.database.Database;
import io.civstack.events.JobId;
import io.civstack.events.UserId;
import io.civstack.generation.GenerationConfig;
import io.civstack.generation.images.Requests.Resolved;
import io.civstack.generation.job.JobCommand;
import io.civstack.generation.job.Order;
import io.civstack.generation.job.Outcome;
import io.civstack.generation.store.Jobs;
import io.civstack.source.IdSource;
import io.opentelemetry.api.trace.Span;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;

/** Turns checked requests into jobs, and ends jobs for their owners. */
@ApplicationScoped
class Orders {

    /** One request of a user at a time gets past here, so that two at once cannot both take the last place. */
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtextextended(?, 0))";

    private static final String ACTIVE = "select count(*) as jobs from job where user_id = ? and due is not null";

    private final Jobs jobs;
    private final JobViews views;
    private final Database database;
    private final IdSource ids;
    private final InstantSource clock;
    private final GenerationConfig.Jobs config;

    Orders(Jobs jobs, JobViews views, Database database, IdSource ids, InstantSource clock, GenerationConfig config) {
        this.jobs = jobs;
        this.views = views;
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.config = config.jobs();
    }

    /** Records the job; members go a little ahead. */
    @Transactional
    ImageJob place(UserId user, boolean member, Resolved resolved) {
        requireRoom(user);
        Order order = config.terms()
                .accept(
                        new JobId(ids.next()),
                        user,
                        resolved.quote().count(),
                        resolved.quote().unitPrice(),
                        clock.instant());
        Span.current().setAttribute("civstack.job", order.id().toString());
        jobs.accept(
                order,
                resolved.recipe(),
                resolved.quote().priceVersion(),
                member ? 1 : 0,
                List.of(resolved.model().asResource()));
        return views.find(order.id(), user).orElseThrow();
    }

    /** Cancels; a job that was cancelled before stays so. */
    @Transactional
    ImageJob cancel(UserId user, JobId id) {
        if (views.find(id, user).isEmpty()) {
            throw ImageProblems.JOB_UNKNOWN.exception();
        }
        Outcome outcome = jobs.apply(id, new JobCommand.Cancel(clock.instant())).orElseThrow();
        if (outcome instanceof Outcome.Refused) {
            throw ImageProblems.JOB_ENDED.exception();
        }
        return views.find(id, user).orElseThrow();
    }

    private void requireRoom(UserId user) {
        database.list(ONE_AT_A_TIME, row -> true, "generation.order/" + user.value());
        long active =
                database.first(ACTIVE, row -> row.getLong("jobs"), user.value()).orElse(0L);
        if (active >= config.activePerUserMax()) {
            throw ImageProblems.jobsTooMany(active, config.activePerUserMax()).exception();
        }
    }
}
