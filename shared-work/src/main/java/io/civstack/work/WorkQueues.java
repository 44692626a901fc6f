package io.civstack.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Creates the queues of a service. */
@ApplicationScoped
public class WorkQueues {

    private final WorkTable table;
    private final QueueStatistics statistics;
    private final StopSignal stop;
    private final KafkaDoorbell doorbell;
    private final TransactionSynchronizationRegistry transactions;
    private final WorkConfig config;

    WorkQueues(
            WorkTable table,
            QueueStatistics statistics,
            StopSignal stop,
            KafkaDoorbell doorbell,
            TransactionSynchronizationRegistry transactions,
            WorkConfig config) {
        this.table = table;
        this.statistics = statistics;
        this.stop = stop;
        this.doorbell = doorbell;
        this.transactions = transactions;
        this.config = config;
    }

    /** A queue whose workers are other processes: they are woken by Kafka, on a dispatch topic for each pool. */
    public WorkQueue shared(String name, Ranking ranking) {
        return new WorkQueue(name, ranking, true, this);
    }

    /** A queue that is worked off where it is entered, and by every replica of the service. */
    public WorkQueue local(String name, Ranking ranking) {
        return new WorkQueue(name, ranking, false, this);
    }

    KafkaDoorbell doorbell() {
        return doorbell;
    }

    WorkTable table() {
        return table;
    }

    QueueStatistics statistics() {
        return statistics;
    }

    StopSignal stop() {
        return stop;
    }

    TransactionSynchronizationRegistry transactions() {
        return transactions;
    }

    WorkConfig config() {
        return config;
    }
}
