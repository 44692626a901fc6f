package io.civstack.generation.store;

import io.civstack.generation.job.JobCommand;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Ends what is overdue and takes back what has no live worker: each job in a transaction of its own, so that one cannot hold up the rest. */
@ApplicationScoped
public class Overdue {

    private static final Logger LOG = Logger.getLogger(Overdue.class);

    private final JobTable table;
    private final Jobs jobs;
    private final InstantSource clock;

    Overdue(JobTable table, Jobs jobs, InstantSource clock) {
        this.table = table;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Answers how many jobs were looked at. */
    public int expire(int limit) {
        Instant now = clock.instant();
        return each(table.due(now, limit), id -> jobs.apply(id, new JobCommand.Expire(now)));
    }

    /** Answers how many leases were looked at. */
    public int takeBackLost(int limit) {
        return each(table.lostLeases(limit), lease -> jobs.takeBack(lease.job(), lease.attempt()));
    }

    private static <T> int each(List<T> found, Consumer<T> action) {
        for (T one : found) {
            try {
                action.accept(one);
            } catch (RuntimeException e) {
                // the edge of this unit of work: the next sweep comes for it again
                LOG.errorf(e, "overdue and not ended what=%s", one);
            }
        }
        return found.size();
    }
}
