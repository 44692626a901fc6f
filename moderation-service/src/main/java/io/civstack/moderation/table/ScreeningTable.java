package io.civstack.moderation.table;

import io.civstack.database.Database;
import io.civstack.events.JobId;
import io.civstack.events.PromptEvent.PromptScreened;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;

/** The results of screenings. The first one of a job is kept, so that a repeated event gets the same result. */
@ApplicationScoped
public class ScreeningTable {

    private static final String FIND = "select answer from screening where job = ?";
    private static final String INSERT = "insert into screening (job, answer, screened) values (?, ?::jsonb, ?)";

    private final Database database;
    private final JsonColumns json;
    private final InstantSource clock;

    ScreeningTable(Database database, JsonColumns json, InstantSource clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    public Optional<PromptScreened> find(JobId job) {
        return database.first(FIND, row -> json.read(row.getString(1), PromptScreened.class), job.value());
    }

    public void insert(PromptScreened answer) {
        database.update(INSERT, answer.jobId().value(), json.write(answer), clock.instant());
    }
}
