package io.civstack.messaging;

import static org.awaitility.Awaitility.await;

import io.civstack.database.Database;
import io.civstack.events.JobId;
import io.civstack.testing.TestEvents;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Looks into the service under test: what it handled, counted and wrote. */
@Singleton
class JobsProbe {

    private final JobsService service;
    private final Database database;
    private final MeterRegistry metrics;

    JobsProbe(JobsService service, Database database, MeterRegistry metrics) {
        this.service = service;
        this.database = database;
        this.metrics = metrics;
    }

    void awaitHandled(JobId job) {
        await().atMost(TestEvents.PATIENCE).until(() -> service.handled.contains(job));
    }

    /** Records of the service's group that ended this way. */
    double count(String outcome) {
        return metrics.counter("civstack.consumer.records", "group", "ledger.jobs", "outcome", outcome)
                .count();
    }

    long rows(String table) {
        return database.first("select count(*) from " + table, row -> row.getLong(1))
                .orElseThrow();
    }

    void execute(String sql) {
        database.update(sql);
    }
}
