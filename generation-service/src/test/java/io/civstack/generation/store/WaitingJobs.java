package io.civstack.generation.store;

import io.civstack.database.Database;
import io.civstack.events.Buzz;
import io.civstack.events.JobId;
import io.civstack.events.ModelFamily;
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
import io.civstack.generation.queue.ImageQueue;
import io.civstack.source.IdSource;
import io.civstack.work.Claim;
import io.civstack.work.WorkHandler.Started;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Jobs of a family that no worker of the tests answers for, so that the test is the only one who claims. */
@ApplicationScoped
class WaitingJobs {

    static final String WORKER = "worker-of-the-test";
    static final ModelFamily FAMILY = ModelFamily.FLUX;
    static final String POOL = FAMILY.slug();

    private final Jobs jobs;
    private final JobTable table;
    private final PictureTable pictures;
    private final ImageQueue queue;
    private final Database database;
    private final GenerationConfig config;
    private final IdSource ids;
    private final InstantSource clock;

    WaitingJobs(
            Jobs jobs,
            JobTable table,
            PictureTable pictures,
            ImageQueue queue,
            Database database,
            GenerationConfig config,
            IdSource ids,
            InstantSource clock) {
        this.jobs = jobs;
        this.table = table;
        this.pictures = pictures;
        this.queue = queue;
        this.database = database;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /** An empty queue. */
    void clear() {
        database.update("delete from picture where job_id in (select id from job where family = 'FLUX')");
        database.update("delete from job where family = 'FLUX'");
        database.update("delete from work where pool = ?", POOL);
        database.update("delete from work_turn");
        database.update("delete from work_crew where pools = array['flux']");
    }

    ModelId model() {
        return ModelRows.insert(database, ids);
    }

    JobId accepted(String user, ModelId model) {
        return accepted(user, model, 0);
    }

    private JobId accepted(String user, ModelId model, int priority) {
        Order order =
                config.jobs().terms().accept(new JobId(ids.next()), new UserId(user), 2, Buzz.of(4), clock.instant());
        Recipe recipe = new Recipe(model, FAMILY, new Prompt("a boat", ""), 128, 128, 20, 5, "Euler", "normal", 1, 1);
        jobs.accept(order, recipe, "test", priority, List.of());
        return order.id();
    }

    JobId queued(String user, ModelId model, int secondsAgo) {
        return queued(user, model, secondsAgo, 0);
    }

    JobId queued(String user, ModelId model, int secondsAgo, int priority) {
        JobId id = accepted(user, model, priority);
        jobs.apply(id, new JobCommand.NoteHold(new Funding(Buzz.of(8), false), clock.instant()));
        jobs.apply(id, new JobCommand.NoteClearance(clock.instant()));
        database.update(
                "update work set rank = rank - make_interval(secs => ?), ready_at = now() - interval '5 seconds' where id = ?",
                secondsAgo,
                id.value());
        return id;
    }

    Optional<Assignment> claim() {
        return claim(List.of()).map(Claimed::job);
    }

    JobId claimHolding(ModelId warm) {
        return claim(List.of(ImageQueue.affinityOf(warm))).orElseThrow().job().job();
    }

    /** What a worker does for each free slot: the claim and the start by the rules, in one transaction. */
    Optional<Claimed> claim(List<String> warm) {
        return QuarkusTransaction.requiringNew()
                .call(() -> queue.work().claim(WORKER, Set.of(POOL), warm).map(claim -> switch (jobs.start(claim)) {
                    case Started.Yes<Assignment> yes -> new Claimed(claim, yes.work());
                    case Started.Busy<Assignment> _, Started.No<Assignment> _ ->
                        throw new AssertionError("nobody else works on " + claim);
                }));
    }

    /** What a worker is told that claims a job while somebody has it locked; it takes its claim back. */
    Started<Assignment> startWhileLocked(JobId id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            table.lock(id);
            Claim claim = QuarkusTransaction.requiringNew()
                    .call(() ->
                            queue.work().claim(WORKER, Set.of(POOL), List.of()).orElseThrow());
            Started<Assignment> answer = QuarkusTransaction.requiringNew().call(() -> jobs.start(claim));
            QuarkusTransaction.requiringNew().run(() -> queue.work().giveBack(claim, Duration.ZERO));
            return answer;
        });
    }

    /** What a worker is told of a piece that no job stands behind. */
    Started<Assignment> startWithoutAJob() {
        return QuarkusTransaction.requiringNew().call(() -> jobs.start(new Claim(ids.next(), POOL, 1, WORKER, null)));
    }

    record Claimed(Claim claim, Assignment job) {}

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
