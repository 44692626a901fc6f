package io.civstack.moderation.store;

import io.civstack.database.Database;
import io.civstack.events.JobId;
import io.civstack.events.PromptEvent.PromptScreened;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;

/** The answers that were given on prompts. The first one stays the answer, so that asking twice can not change a job's fate. */
@ApplicationScoped
public class Screenings {

    private static final String FIND = "select answer from screening where job = ?";
    private static final String KEEP = "insert into screening (job, answer, screened) values (?, ?::jsonb, ?)";

    private final Database database;
    private final Documents documents;
    private final InstantSource clock;

    Screenings(Database database, Documents documents, InstantSource clock) {
        this.database = database;
        this.documents = documents;
        this.clock = clock;
    }

    public Optional<PromptScreened> find(JobId job) {
        return database.first(FIND, row -> documents.read(row.getString(1), PromptScreened.class), job.value());
    }

    public void keep(PromptScreened answer) {
        database.update(KEEP, answer.jobId().value(), documents.write(answer), clock.instant());
    }
}
