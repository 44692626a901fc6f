package io.civstack.generation.store;

import io.civstack.database.Database;
import io.civstack.events.JobId;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells workers that a job is no longer theirs, when the transaction commits. Losing it costs a heartbeat's time, nothing else. */
@ApplicationScoped
public class StopSignal {

    /** The PostgreSQL notification channel; the payload is the job's id. */
    public static final String CHANNEL = "generation_stop";

    private final Database database;

    StopSignal(Database database) {
        this.database = database;
    }

    void send(JobId job) {
        database.list("select pg_notify(?, ?)", row -> true, CHANNEL, job.toString());
    }
}
