package io.civstack.moderation.scan;

import io.civstack.background.BackOff;
import io.civstack.events.ImageId;
import io.civstack.moderation.ModerationConfig;
import io.civstack.moderation.table.ScanQueue;
import io.civstack.moderation.table.ScanQueue.Scan;
import io.civstack.work.Claim;
import io.civstack.work.GiveUpReason;
import io.civstack.work.RunningWork;
import io.civstack.work.WorkHandler;
import io.civstack.work.WorkQueue;
import io.civstack.work.WorkerSettings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;

/**
 * Takes pictures from the scan queue. A picture whose scan failed waits a while, the longer the more often it failed.
 */
@ApplicationScoped
class ScanWork implements WorkHandler<Scan> {

    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final Duration STOP_WAIT = Duration.ofSeconds(5);

    private final ScanQueue queue;
    private final Scanner scanner;
    private final ModerationConfig.Scan config;
    private final BackOff backOff;

    ScanWork(ScanQueue queue, Scanner scanner, ModerationConfig config) {
        this.queue = queue;
        this.scanner = scanner;
        this.config = config.scan();
        this.backOff = new BackOff(this.config.pauseMin(), this.config.pauseMax());
    }

    @Override
    public WorkQueue queue() {
        return queue.work();
    }

    /** Decoding is work for the processor and for memory, so only so many at once. */
    @Override
    public WorkerSettings settings() {
        return new WorkerSettings(true, Set.of(ScanQueue.POOL), config.parallelMax(), HEARTBEAT, STOP_WAIT);
    }

    @Override
    public Started<Scan> start(Claim claim) {
        return queue.find(new ImageId(claim.id()))
                .<Started<Scan>>map(Started.Yes::new)
                .orElseGet(Started.No::new);
    }

    @Override
    public void run(Scan scan, RunningWork running) {
        if (scanner.scan(scan) == Scanner.Result.UNREAD) {
            giveBack(
                    running.claim(),
                    backOff.afterFailures(running.claim().attempt()).next());
        }
    }

    @Override
    public void gaveUp(Claim claim, GiveUpReason why) {
        giveBack(
                claim,
                switch (why) {
                    case FAILED -> backOff.afterFailures(claim.attempt()).next();
                    case LEAVING -> Duration.ZERO;
                });
    }

    @Override
    public boolean lost(Claim claim) {
        return QuarkusTransaction.requiringNew().call(() -> {
            boolean lost = queue.work().isLost(claim);
            if (lost) {
                queue.work().giveBack(claim, Duration.ZERO);
            }
            return lost;
        });
    }

    private void giveBack(Claim claim, Duration rest) {
        QuarkusTransaction.requiringNew().run(() -> queue.work().giveBack(claim, rest));
    }
}
