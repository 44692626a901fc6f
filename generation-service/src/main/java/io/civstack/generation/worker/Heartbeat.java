package io.civstack.generation.worker;

import io.civstack.generation.store.Assignment;
import io.civstack.generation.store.Leases;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Renews leases, notes progress, and stops what is no longer ours. */
@ApplicationScoped
class Heartbeat {

    private static final Logger LOG = Logger.getLogger(Heartbeat.class);

    private final Studio studio;
    private final Leases leases;
    private final WorkerName name;
    private final WorkerConfig config;

    Heartbeat(Studio studio, Leases leases, WorkerName name, WorkerConfig config) {
        this.studio = studio;
        this.leases = leases;
        this.name = name;
        this.config = config;
    }

    /** One beat; a database that is away is tried again with the next. */
    void beat() {
        try {
            leases.appear(name.value(), config.families(), config.slots());
            studio.works().forEach(this::renew);
        } catch (RuntimeException e) {
            LOG.warnf("heartbeat missed reason=%s", e.getMessage());
        }
    }

    void last() {
        try {
            leases.disappear(name.value());
        } catch (RuntimeException e) {
            LOG.warnf("left without a word reason=%s", e.getMessage());
        }
    }

    private void renew(Work work) {
        Assignment job = work.assignment();
        if (!leases.beat(name.value(), job.job(), job.attempt(), work.picture(), work.step())) {
            work.stop(Work.Stop.NOT_OURS);
        }
    }
}
