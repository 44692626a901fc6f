package io.civstack.generation.table;

import io.civstack.database.Columns;
import io.civstack.database.Database;
import io.civstack.events.Buzz;
import io.civstack.events.JobId;
import io.civstack.events.UserId;
import io.civstack.generation.job.ImageOrder;
import io.civstack.generation.job.JobDetails;
import io.civstack.generation.job.JobState;
import io.civstack.generation.recipe.Recipe;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads jobs as their owners see them: with the name of the model, the progress of the worker and the pictures. */
@ApplicationScoped
public class JobDetailsQuery {

    private static final String SELECT = """
            select j.*, m.name as model_name, w.part, w.step
            from job j join model m on m.id = j.model_id left join work w on w.id = j.id
            """;

    private static final String FIND = SELECT + "where j.id = ? and j.user_id = ?";

    private static final String PAGE = SELECT + """
            where j.user_id = ? and (?::uuid is null or j.id < ?::uuid)
            order by j.id desc limit ?
            """;

    private final Database database;
    private final PictureTable pictures;

    JobDetailsQuery(Database database, PictureTable pictures) {
        this.database = database;
        this.pictures = pictures;
    }

    public Optional<JobDetails> find(JobId id, UserId owner) {
        return database.first(FIND, this::read, id.value(), owner.value());
    }

    /** Newest first; those after {@code afterId} in that order, or the first ones when it is null. */
    public List<JobDetails> newest(UserId owner, @Nullable UUID afterId, int rows) {
        return database.list(PAGE, this::read, owner.value(), afterId, afterId, rows);
    }

    private JobDetails read(ResultSet row) throws SQLException {
        ImageOrder order = JobRow.order(row);
        return new JobDetails(
                order,
                Columns.constant(row, "state", JobState.class),
                JsonDocument.read(Columns.text(row, "recipe"), Recipe.class),
                Columns.text(row, "model_name"),
                Columns.text(row, "price_version"),
                row.getInt("attempt"),
                progress(row),
                Buzz.of(row.getLong("charged")),
                Columns.reasonOrNull(row),
                Columns.instantOrNull(row, "ended_at"),
                pictures.storedOfJob(order.id()));
    }

    private static JobDetails.@Nullable Progress progress(ResultSet row) throws SQLException {
        int step = row.getInt("step");
        return row.wasNull() ? null : new JobDetails.Progress(row.getInt("part"), step);
    }
}
