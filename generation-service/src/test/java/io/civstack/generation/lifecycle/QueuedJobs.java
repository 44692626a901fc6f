package io.civstack.generation.lifecycle;

import io.civstack.database.Database;
import io.civstack.events.Buzz;
import io.civstack.events.ImageEvent.ImageUploaded;
import io.civstack.events.ImageId;
import io.civstack.events.JobId;
import io.civstack.events.ModelFamily;
import io.civstack.events.ModelId;
import io.civstack.events.Origin;
import io.civstack.events.Prompt;
import io.civstack.events.Sha256;
import io.civstack.events.UserId;
import io.civstack.generation.GenerationConfig;
import io.civstack.generation.ModelRowFixture;
import io.civstack.generation.job.Funding;
import io.civstack.generation.job.ImageOrder;
import io.civstack.generation.job.Job;
import io.civstack.generation.job.JobCommand;
import io.civstack.generation.picture.GeneratedPicture;
import io.civstack.generation.queue.ImageQueue;
import io.civstack.generation.recipe.Recipe;
import io.civstack.generation.recipe.Settings;
import io.civstack.generation.table.JobTable;
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

/** Queued jobs of a family that no worker of the tests takes, so that only the test claims them. */
@ApplicationScoped
class QueuedJobs {

    static final String WORKER = "worker-of-the-test";
    static final ModelFamily FAMILY = ModelFamily.FLUX;
    static final String POOL = FAMILY.slug();

    private final JobLifecycle jobs;
    private final JobTable table;
    private final JobClaims claims;
    private final ImageQueue queue;
    private final Database database;
    private final GenerationConfig config;
    private final IdSource ids;
    private final InstantSource clock;

    QueuedJobs(
            JobLifecycle jobs,
            JobTable table,
            JobClaims claims,
            ImageQueue queue,
            Database database,
            GenerationConfig config,
            IdSource ids,
            InstantSource clock) {
        this.jobs = jobs;
        this.table = table;
        this.claims = claims;
        this.queue = queue;
        this.database = database;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /** Empties the queue. */
    void clear() {
        database.update("delete from picture where job_id in (select id from job where family = 'FLUX')");
        database.update("delete from job where family = 'FLUX'");
        database.update("delete from work where pool = ?", POOL);
        database.update("delete from work_turn");
        database.update("delete from work_crew where pools = array['flux']");
    }

    ModelId model() {
        return ModelRowFixture.insert(database, ids);
    }

    JobId accepted(String user, ModelId model) {
        return accepted(user, model, 0);
    }

    private JobId accepted(String user, ModelId model, int priority) {
        ImageOrder order =
                config.jobs().limits().order(new JobId(ids.next()), new UserId(user), 2, Buzz.of(4), clock.instant());
        Recipe recipe = new Recipe(model, FAMILY, new Prompt("a boat", ""), Settings.PLAIN, 1);
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
        database.update("""
                update work set rank = rank - make_interval(secs => ?), ready_at = now() - interval '5 seconds'
                where id = ?
                """, secondsAgo, id.value());
        return id;
    }

    /** A worker of this family that has just been seen. */
    void addWorker(int slots) {
        database.update("""
                insert into work_crew (id, queue, pools, slots, seen_at)
                values (?, 'images', array['flux'], ?, now())
                """, ids.next().toString(), slots);
    }

    /** A job whose pictures have been generated, each in the given time. */
    void generated(String user, ModelId model, Duration engineTime) {
        queued(user, model, 0);
        ClaimedJob job = claim().orElseThrow();
        for (int index : job.missing()) {
            store(job, index, engineTime);
        }
    }

    private void store(ClaimedJob job, int index, Duration engineTime) {
        ImageId id = new ImageId(ids.next());
        Sha256 sha256 = Sha256.of(new byte[] {1});
        Settings settings = job.recipe().settings();
        GeneratedPicture picture = new GeneratedPicture(
                id, index, 1, sha256, id.toString(), 1, settings.width(), settings.height(), engineTime.toMillis());
        ImageUploaded event = new ImageUploaded(
                id,
                job.user(),
                Origin.GENERATED,
                sha256,
                picture.objectKey(),
                "image/png",
                picture.width(),
                picture.height(),
                job.recipe().prompt(),
                List.of(),
                job.job());
        jobs.store(job.attempt(), picture, event, job.job());
    }

    Optional<ClaimedJob> claim() {
        return claim(List.of()).map(Claimed::job);
    }

    JobId claimWithLoaded(ModelId warm) {
        return claim(List.of(ImageQueue.affinityOf(warm))).orElseThrow().job().job();
    }

    /** What a worker does for each free slot: the claim and the start, in one transaction. */
    Optional<Claimed> claim(List<String> warm) {
        return QuarkusTransaction.requiringNew()
                .call(() -> queue.work().claim(WORKER, Set.of(POOL), warm).map(claim -> switch (claims.start(claim)) {
                    case Started.Yes<ClaimedJob> yes -> new Claimed(claim, yes.work());
                    case Started.Busy<ClaimedJob> _, Started.No<ClaimedJob> _ ->
                        throw new AssertionError("no other worker takes " + claim);
                }));
    }

    /** The result of starting a job whose row is locked; its claim is given back afterwards. */
    Started<ClaimedJob> startWhileLocked(JobId id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            table.lock(id);
            Claim claim = QuarkusTransaction.requiringNew()
                    .call(() ->
                            queue.work().claim(WORKER, Set.of(POOL), List.of()).orElseThrow());
            Started<ClaimedJob> answer = QuarkusTransaction.requiringNew().call(() -> claims.start(claim));
            QuarkusTransaction.requiringNew().run(() -> queue.work().giveBack(claim, Duration.ZERO));
            return answer;
        });
    }

    /** The result of starting queued work that belongs to no job. */
    Started<ClaimedJob> startWithoutAJob() {
        return QuarkusTransaction.requiringNew().call(() -> claims.start(new Claim(ids.next(), POOL, 1, WORKER, null)));
    }

    record Claimed(Claim claim, ClaimedJob job) {}

    List<JobId> claimAll() {
        List<JobId> order = new ArrayList<>();
        for (Optional<ClaimedJob> next = claim(); next.isPresent(); next = claim()) {
            order.add(next.get().job());
        }
        return order;
    }

    Job read(JobId id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> table.lock(id).orElseThrow().job());
    }

    String reasonOf(JobId id) {
        return database.first(
                        "select reason_code from job where id = ?", row -> String.valueOf(row.getString(1)), id.value())
                .orElseThrow();
    }
}
