package io.civstack.work;

import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Takes work back from silent workers, and rings again for what nobody took. Several replicas may sweep at once: each
 * piece is read again under lock before it is changed.
 */
@Singleton
class WorkSweeper {

    static final int BATCHES_MAX = 10;
    static final int RINGS_MAX = 8;
    private static final Logger LOG = Logger.getLogger(WorkSweeper.class);

    private final WorkTable table;
    private final QueueStatistics statistics;
    private final WorkConfig config;

    WorkSweeper(WorkTable table, QueueStatistics statistics, WorkConfig config) {
        this.table = table;
        this.statistics = statistics;
        this.config = config;
    }

    /** Goes on while batches are full and something came of them; the rest waits for the next sweep. */
    void sweep(WorkHandler<?> handler) {
        int rowsMax = config.sweepRowsMax();
        for (int batch = 0; batch < BATCHES_MAX; batch++) {
            List<Claim> lost = table.lost(handler.queue().name(), rowsMax);
            long takenBack =
                    lost.stream().filter(claim -> takeBack(handler, claim)).count();
            if (lost.size() < rowsMax || takenBack == 0) {
                return;
            }
        }
    }

    void ringAgain(WorkQueue queue) {
        statistics
                .waitingPools(queue.name(), config.pollEvery(), config.lease())
                .forEach(waiting -> {
                    for (long ring = 0; ring < Math.min(waiting.rings(), RINGS_MAX); ring++) {
                        queue.ring(waiting.pool());
                    }
                });
    }

    private static boolean takeBack(WorkHandler<?> handler, Claim claim) {
        try {
            boolean takenBack = handler.lost(claim);
            if (takenBack) {
                LOG.infof(
                        "queue=%s id=%s attempt=%d lease=lost", handler.queue().name(), claim.id(), claim.attempt());
            }
            return takenBack;
        } catch (RuntimeException e) {
            // the edge of this unit of work: one piece must not hold up the rest, and the next sweep tries it again
            LOG.errorf(
                    e,
                    "queue=%s id=%s lease=lost take-back=failed",
                    handler.queue().name(),
                    claim.id());
            return false;
        }
    }
}
