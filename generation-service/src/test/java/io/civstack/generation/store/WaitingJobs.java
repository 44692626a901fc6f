package io.civstack.generation.store;

import io.civstack.database.Database;
import io.civstack.events.Buzz;
import io.civstack.events.Family;
import io.civstack.events.JobId;
import io.civstack.events.ModelId;
import io.civstack.events.Prompt;
import io.civstack.events.UserId;
import io.civstack.generation.GenerationConfig;
import io.civstack.generation.ModelRows;
import io.civstack.generation.job.Funding;
import io.civstack.generation.job.Job;
import io.civstack.generation.job.JobCommand;
import io.civstack.generation.job.Order;
import io.civstack.generation.job.Recipe;
import io.civstack.web.IdSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Jobs of a family that no worker of the tests answers for, so that the test is the only one who claims. */
@ApplicationScoped
class WaitingJobs {

    static final String WORKER = "worker-of-the-test";
    static final Family FAMILY = Family.FLUX;

    private final Jobs jobs;
    private final JobTable table;
    private final PictureTable pictures;
    private final Claims claims;
    private final Database database;
    private final GenerationConfig config;
    private final IdSource ids;
    private final InstantSource clock;

    WaitingJobs(
            Jobs jobs,
            JobTable table,
            PictureTable pictures,
            Claims claims,
            Database database,
            GenerationConfig config,
            IdSource ids,
            InstantSource clock) {
        this.jobs = jobs;
        this.table = table;
        this.pictures = pictures;
        this.claims = claims;
        this.database = database;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /** An empty queue. */
    void clear() {
        database.update("delete from picture where job_id in (select id from job where family = 'FLUX')");
        database.update("delete from job where family = 'FLUX'");
        database.update("delete from worker where families = 'FLUX'");
    }

    ModelId model() {
        return ModelRows.insert(database, ids);
    }

    JobId accepted(String user, ModelId model) {
        Order order =
                config.jobs().terms().accept(new JobId(ids.next()), new UserId(user), 2, Buzz.of(4), clock.instant());
        Recipe recipe = new Recipe(model, FAMILY, new Prompt("a boat", ""), 128, 128, 20, 5, "Euler", "normal", 1, 1);
        jobs.accept(order, recipe, "test", 0, List.of());
        return order.id();
    }

    JobId queued(String user, ModelId model, int secondsAgo) {
        JobId id = accepted(user, model);
        jobs.apply(id, new JobCommand.NoteHold(new Funding(Buzz.of(8), false), clock.instant()));
        jobs.apply(id, new JobCommand.NoteClearance(clock.instant()));
        database.update(
                "update job set queued_at = now() - make_interval(secs => ?), ready_at = now() - interval '5 seconds' where id = ?",
                secondsAgo,
                id.value());
        return id;
    }

    Optional<Assignment> claim() {
        return claims.claim(WORKER, Set.of(FAMILY), Set.of());
    }

    JobId claimHolding(ModelId warm) {
        return claims.claim(WORKER, Set.of(FAMILY), Set.of(warm)).orElseThrow().job();
    }

    List<JobId> claimAll() {
        List<JobId> order = new ArrayList<>();
        for (Optional<Assignment> next = claim(); next.isPresent(); next = claim()) {
            order.add(next.get().job());
        }
        return order;
    }

    Job read(JobId id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> table.lock(id).orElseThrow().row().toJob(pictures.ofJob(id)));
    }

    String reasonOf(JobId id) {
        return database.first(
                        "select reason_code from job where id = ?", row -> String.valueOf(row.getString(1)), id.value())
                .orElseThrow();
    }
}
