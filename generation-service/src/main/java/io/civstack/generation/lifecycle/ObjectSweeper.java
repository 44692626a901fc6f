package io.civstack.generation.lifecycle;

import io.civstack.background.Background;
import io.civstack.generation.GenerationConfig;
import io.civstack.generation.bucket.PictureBucket;
import io.civstack.generation.table.UnreferencedObjects;
import io.civstack.work.WorkConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Deletes objects that workers stored without writing their picture, because they crashed in between. */
@ApplicationScoped
class ObjectSweeper {

    static final Duration UNREFERENCED_AGE_MAX = Duration.ofHours(1);
    static final int OBJECTS_MAX = 200;
    private static final Logger LOG = Logger.getLogger(ObjectSweeper.class);

    private final UnreferencedObjects unreferenced;
    private final PictureBucket bucket;
    private final Background background;
    private final GenerationConfig.Jobs config;
    private final boolean sweeps;

    ObjectSweeper(
            UnreferencedObjects unreferenced,
            PictureBucket bucket,
            Background background,
            GenerationConfig config,
            WorkConfig work) {
        this.unreferenced = unreferenced;
        this.bucket = bucket;
        this.background = background;
        this.config = config.jobs();
        this.sweeps = work.sweep();
    }

    void start(@Observes StartupEvent event) {
        if (sweeps) {
            background.every(config.unreferencedObjectsEvery(), "object-sweep", this::sweep);
        }
    }

    void sweep() {
        List<String> keys = unreferenced.olderThan(UNREFERENCED_AGE_MAX, OBJECTS_MAX);
        for (String key : keys) {
            bucket.remove(key);
            unreferenced.remove(key);
        }
        if (!keys.isEmpty()) {
            LOG.infof("swept objects=%d", keys.size());
        }
    }
}
