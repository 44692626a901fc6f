package io.civstack.work;

import java.time.Duration;
import java.util.Set;

/**
 * How a process works on a queue.
 *
 * @param enabled false in a process that only enters work and sweeps
 * @param pools whose work it takes
 * @param slots pieces at a time, each on a platform thread of its own
 * @param heartbeat how often leases are renewed and progress is noted
 * @param stopMax how long a stopping process waits for its work to stop
 */
public record WorkerSettings(boolean enabled, Set<String> pools, int slots, Duration heartbeat, Duration stopMax) {

    public WorkerSettings {
        pools = Set.copyOf(pools);
        if (slots < 1) {
            throw new IllegalArgumentException("a worker has at least one slot, not " + slots);
        }
    }
}
