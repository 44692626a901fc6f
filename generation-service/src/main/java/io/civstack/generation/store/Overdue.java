package io.civstack.generation.store;

import io.civstack.events.JobId;
import io.civstack.generation.job.JobCommand;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/** Ends what is overdue: each job in a transaction of its own, so that one cannot hold up the rest. */
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
        List<JobId> due = table.due(now, limit);
        for (JobId job : due) {
            try {
                jobs.apply(job, new JobCommand.Expire(now));
            } catch (RuntimeException e) {
                // the edge of this unit of work: the next sweep comes for it again
                LOG.errorf(e, "overdue and not ended jobId=%s", job);
            }
        }
        return due.size();
    }
}
