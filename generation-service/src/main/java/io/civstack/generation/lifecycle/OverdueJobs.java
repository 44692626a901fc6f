package io.civstack.generation.lifecycle;

import io.civstack.events.JobId;
import io.civstack.generation.job.JobCommand;
import io.civstack.generation.table.JobTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Ends jobs whose deadline has passed, each in a transaction of its own, so that a fault in one does not stop the
 * others.
 */
@ApplicationScoped
public class OverdueJobs {

    private static final Logger LOG = Logger.getLogger(OverdueJobs.class);

    private final JobTable table;
    private final JobLifecycle jobs;
    private final InstantSource clock;

    OverdueJobs(JobTable table, JobLifecycle jobs, InstantSource clock) {
        this.table = table;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** The number of overdue jobs that were found. */
    public int expire(int limit) {
        Instant now = clock.instant();
        List<JobId> due = table.due(now, limit);
        for (JobId job : due) {
            try {
                jobs.apply(job, new JobCommand.Expire(now));
            } catch (RuntimeException e) {
                // The edge of this unit of work; the next sweep tries again.
                LOG.errorf(e, "overdue and not ended jobId=%s", job);
            }
        }
        return due.size();
    }
}
