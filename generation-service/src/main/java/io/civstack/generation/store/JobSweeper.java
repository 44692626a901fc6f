package io.civstack.generation.store;

import io.civstack.background.Background;
import io.civstack.generation.GenerationConfig;
import io.civstack.work.WorkConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * The one owner of time: ends jobs that are overdue. Several replicas may sweep at once; a job that one has ended the others find ended.
 */
@ApplicationScoped
class JobSweeper {

    static final int BATCHES_MAX = 10;
    private static final Logger LOG = Logger.getLogger(JobSweeper.class);

    private final Overdue overdue;
    private final Background background;
    private final GenerationConfig.Jobs config;
    private final boolean enabled;

    JobSweeper(Overdue overdue, Background background, GenerationConfig config, WorkConfig work) {
        this.overdue = overdue;
        this.background = background;
        this.config = config.jobs();
        this.enabled = work.sweep();
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            background.every(config.sweepEvery(), "job-sweep", this::sweep);
        }
    }

    private void sweep() {
        int expired = 0;
        int rows = config.sweepRowsMax();
        for (int batch = 0; batch < BATCHES_MAX && rows == config.sweepRowsMax(); batch++) {
            rows = overdue.expire(config.sweepRowsMax());
            expired += rows;
        }
        if (expired > 0) {
            LOG.infof("swept expired=%d", expired);
        }
    }
}
