package io.civstack.generation.worker;

import io.civstack.generation.bucket.PictureBucket;
import io.civstack.generation.store.LooseObjects;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Removes what workers put and never delivered, because they crashed in between. */
@ApplicationScoped
class ObjectSweeper {

    static final Duration LOOSE_AGE_MAX = Duration.ofHours(1);
    static final int OBJECTS_MAX = 200;
    private static final Logger LOG = Logger.getLogger(ObjectSweeper.class);

    private final LooseObjects loose;
    private final PictureBucket bucket;

    ObjectSweeper(LooseObjects loose, PictureBucket bucket) {
        this.loose = loose;
        this.bucket = bucket;
    }

    @Scheduled(every = "{civstack.clockwork.sweep-objects}", concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        List<String> forgotten = loose.forgotten(LOOSE_AGE_MAX, OBJECTS_MAX);
        for (String key : forgotten) {
            bucket.remove(key);
            loose.crossOut(key);
        }
        if (!forgotten.isEmpty()) {
            LOG.infof("swept objects=%d", forgotten.size());
        }
    }
}
