package io.civstack.{name}.table;

import io.civstack.database.Columns;
import io.civstack.database.Database;
import io.civstack.events.JobId;
import io.civstack.events.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of jobs. */
@ApplicationScoped
public class SeenJobs {

    private static final String ADD = "insert into seen_job (id, user_id) values (?, ?) on conflict (id) do nothing";
    private static final String NEWEST = """
            select id, seen_at from seen_job
            where user_id = ? and (?::uuid is null or id < ?::uuid) order by id desc limit ?
            """;

    private final Database database;

    SeenJobs(Database database) {
        this.database = database;
    }

    /** One job of a user. */
    public record SeenJob(UUID id, Instant seenAt) {}

    public void add(JobId job, UserId user) {
        database.update(ADD, job.value(), user.value());
    }

    public List<SeenJob> newest(UserId user, @Nullable UUID after, int rows) {
        return database.list(
                NEWEST,
                row -> new SeenJob(Columns.uuid(row, "id"), Columns.instant(row, "seen_at")),
                user.value(),
                after,
                after,
                rows);
    }
}
