package io.civstack.generation.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Thousands of simulations. A failure prints its seed; {@code -Dsim.seed=N} runs that simulation alone and prints its
 * trace.
 */
class JobSimTest {

    private static final int WORLDS = Integer.getInteger("sim.worlds", 2_000);
    private static final int JOBS_PER_WORLD = 6;

    private enum End {
        COMPLETED,
        FAILED,
        CANCELLED
    }

    @Test
    void endsEveryJobInTimeAndSettlesItOnce() {
        // Given
        Long only = Long.getLong("sim.seed");
        long first = only == null ? 1 : only;
        long last = only == null ? WORLDS : only;
        Map<End, Integer> ends = new EnumMap<>(End.class);

        // When
        for (long seed = first; seed <= last; seed++) {
            run(seed, only != null).jobs.values().forEach(job -> ends.merge(endOf(job), 1, Integer::sum));
        }

        // Then
        System.out.println("JobSimTest seeds=" + first + ".." + last + " ends=" + ends);
        if (only == null) {
            assertThat(ends).containsOnlyKeys(End.values());
        }
    }

    private static Simulation run(long seed, boolean traced) {
        Simulation world = new Simulation(seed);
        try {
            world.run(JOBS_PER_WORLD);
        } catch (RuntimeException | AssertionError e) {
            int size = world.trace.size();
            String tail = String.join("\n", world.trace.subList(traced ? 0 : Math.max(0, size - 30), size));
            throw new AssertionError("seed " + seed + "\n" + tail, e);
        }
        return world;
    }

    private static End endOf(Job job) {
        return switch (job) {
            case Job.Completed _ -> End.COMPLETED;
            case Job.Failed _ -> End.FAILED;
            case Job.Cancelled _ -> End.CANCELLED;
            case Job.Live live -> throw new AssertionError("lives: " + live);
        };
    }
}
