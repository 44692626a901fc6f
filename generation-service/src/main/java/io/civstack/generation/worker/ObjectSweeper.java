package io.civstack.generation.worker;

import io.civstack.background.Background;
import io.civstack.generation.GenerationConfig;
import io.civstack.generation.bucket.PictureBucket;
import io.civstack.generation.store.LooseObjects;
import io.civstack.work.WorkConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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
    private final Background background;
    private final GenerationConfig.Jobs config;
    private final boolean sweeps;

    ObjectSweeper(
            LooseObjects loose, PictureBucket bucket, Background background, GenerationConfig config, WorkConfig work) {
        this.loose = loose;
        this.bucket = bucket;
        this.background = background;
        this.config = config.jobs();
        this.sweeps = work.sweep();
    }

    void start(@Observes StartupEvent event) {
        if (sweeps) {
            background.every(config.looseObjectsEvery(), "object-sweep", this::sweep);
        }
    }

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
