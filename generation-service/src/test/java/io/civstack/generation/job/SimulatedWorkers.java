package io.civstack.generation.job;

import io.civstack.events.ImageId;
import io.civstack.events.JobId;
import java.util.stream.IntStream;

/** Workers that crash, report after their lease has run out, fail, or do their work. */
final class SimulatedWorkers {

    private final Simulation world;

    SimulatedWorkers(Simulation world) {
        this.world = world;
    }

    void claim(JobId id) {
        if (!(world.decide(id, new JobCommand.Start()) instanceof JobDecision.Accepted)) {
            return;
        }
        int attempt = ((Job.Running) Invariants.present(world.find(id))).attempt();
        world.beat(id, attempt);
        work(id, attempt);
    }

    private void work(JobId id, int attempt) {
        int fate = world.random.nextInt(20);
        if (fate == 0) {
            return; // killed
        }
        long delayMs = fate == 1 ? 60_000 : 200 + world.random.nextInt(4_000); // 1: reports after its lease has run out
        world.after(delayMs, "worker, attempt " + attempt, () -> {
            boolean stopped = !world.beat(id, attempt);
            if (stopped && fate != 1) {
                return;
            }
            switch (fate) {
                case 2 -> giveBack(id, attempt, new JobCommand.Cause.Failed());
                case 3 -> giveBack(id, attempt, new JobCommand.Cause.Released());
                case 4 -> giveBack(id, attempt, new JobCommand.Cause.Hopeless(JobReasons.ATTEMPTS_USED_UP));
                default -> store(id, attempt);
            }
        });
    }

    private void giveBack(JobId id, int attempt, JobCommand.Cause cause) {
        world.decide(id, new JobCommand.GiveBack(attempt, cause, world.now()));
    }

    private void store(JobId id, int attempt) {
        Job job = Invariants.present(world.find(id));
        int missing = IntStream.range(0, job.order().count())
                .filter(index -> !job.jobPictures().contains(index))
                .findFirst()
                .orElse(0);
        JobCommand store = new JobCommand.Store(attempt, new ImageId(world.id()), missing, world.now());
        if (world.decide(id, store) instanceof JobDecision.Accepted) {
            Invariants.checkStore(job, attempt);
            if (world.find(id) instanceof Job.Running) {
                work(id, attempt);
            }
        }
    }
}
