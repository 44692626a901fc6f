package io.civstack.generation.lifecycle;

import io.civstack.background.Background;
import io.civstack.generation.GenerationConfig;
import io.civstack.work.WorkConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Ends overdue jobs at intervals. Several replicas may sweep at once; a job that one of them ended is left alone by the
 * others.
 */
@ApplicationScoped
class JobSweeper {

    static final int BATCHES_MAX = 10;
    private static final Logger LOG = Logger.getLogger(JobSweeper.class);

    private final OverdueJobs overdue;
    private final Background background;
    private final GenerationConfig.Jobs config;
    private final boolean enabled;

    JobSweeper(OverdueJobs overdue, Background background, GenerationConfig config, WorkConfig work) {
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
