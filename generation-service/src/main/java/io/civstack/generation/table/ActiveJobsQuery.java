package io.civstack.generation.table;

import io.civstack.database.Database;
import io.civstack.events.JobId;
import io.civstack.events.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Finds the jobs of a user that have not ended, which are few: there is a limit to them. */
@ApplicationScoped
public class ActiveJobsQuery {

    private static final String ACTIVE = "select id from job where user_id = ? and due is not null";

    private final Database database;

    ActiveJobsQuery(Database database) {
        this.database = database;
    }

    public List<JobId> of(UserId user) {
        return database.list(ACTIVE, row -> new JobId(row.getObject("id", UUID.class)), user.value());
    }
}
