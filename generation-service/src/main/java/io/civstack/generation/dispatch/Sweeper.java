package io.civstack.generation.dispatch;

import io.civstack.generation.GenerationConfig;
import io.civstack.generation.store.Overdue;
import io.civstack.generation.store.Queue;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.IntSupplier;
import org.jboss.logging.Logger;

/**
 * The one owner of time: ends jobs that are overdue, takes jobs back from silent workers, rings again for those that nobody took. Several
 * replicas may sweep at once; rows that one has locked the others skip.
 */
@ApplicationScoped
public class Sweeper {

    static final int ROUNDS_MAX = 10;
    static final int RINGS_MAX = 8;
    private static final Logger LOG = Logger.getLogger(Sweeper.class);

    private final Overdue overdue;
    private final Queue queue;
    private final Doorbell doorbell;
    private final int rowsMax;

    Sweeper(Overdue overdue, Queue queue, Doorbell doorbell, GenerationConfig config) {
        this.overdue = overdue;
        this.queue = queue;
        this.doorbell = doorbell;
        this.rowsMax = config.jobs().sweepRowsMax();
    }

    @Scheduled(every = "{civstack.clockwork.sweep}", concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        int expired = untilDone(() -> overdue.expire(rowsMax));
        int lost = untilDone(() -> overdue.takeBackLost(rowsMax));
        if (expired + lost > 0) {
            LOG.infof("swept expired=%d lost=%d", expired, lost);
        }
    }

    @Scheduled(every = "{civstack.clockwork.ring-again}", concurrentExecution = ConcurrentExecution.SKIP)
    void ringAgain() {
        for (Queue.Unanswered waiting : queue.unanswered()) {
            for (long ring = 0; ring < Math.min(waiting.jobs(), RINGS_MAX); ring++) {
                doorbell.ring(waiting.family());
            }
        }
    }

    private int untilDone(IntSupplier batch) {
        int all = 0;
        for (int round = 0; round < ROUNDS_MAX; round++) {
            int rows = batch.getAsInt();
            all += rows;
            if (rows < rowsMax) {
                break;
            }
        }
        return all;
    }
}
