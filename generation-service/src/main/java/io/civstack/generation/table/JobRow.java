package io.civstack.generation.table;

import io.civstack.database.Columns;
import io.civstack.events.Buzz;
import io.civstack.events.JobId;
import io.civstack.events.Reason;
import io.civstack.events.UserId;
import io.civstack.generation.job.Funding;
import io.civstack.generation.job.ImageOrder;
import io.civstack.generation.job.Job;
import io.civstack.generation.job.JobPictures;
import io.civstack.generation.job.JobState;
import io.civstack.generation.picture.Picture;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The columns of {@code job} from which the state of a job is restored. */
record JobRow(
        ImageOrder order,
        JobState state,
        @Nullable Instant due,
        boolean held,
        boolean mature,
        boolean cleared,
        int attempt,
        int strikes,
        int delivered,
        Buzz charged,
        @Nullable Reason reason) {

    static JobRow read(ResultSet row) throws SQLException {
        return new JobRow(
                order(row),
                Columns.constant(row, "state", JobState.class),
                Columns.instantOrNull(row, "due"),
                row.getBoolean("held"),
                row.getBoolean("mature"),
                row.getBoolean("cleared"),
                row.getInt("attempt"),
                row.getInt("strikes"),
                row.getInt("delivered"),
                Buzz.of(row.getLong("charged")),
                Columns.reasonOrNull(row));
    }

    static ImageOrder order(ResultSet row) throws SQLException {
        return new ImageOrder(
                new JobId(Columns.uuid(row, "id")),
                new UserId(Columns.text(row, "user_id")),
                row.getInt("count"),
                Buzz.of(row.getLong("unit_price")),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "deadline"),
                Columns.instant(row, "hold_until"));
    }

    Job toJob(List<Picture> pictures) {
        JobPictures jobPictures = new JobPictures(new Funding(held ? order.total() : Buzz.ZERO, mature), pictures);
        return switch (state) {
            case REQUESTED -> new Job.Requested(order, by(), held ? jobPictures.funding() : null, cleared);
            case QUEUED -> new Job.Queued(order, by(), jobPictures, attempt, strikes);
            case RUNNING -> new Job.Running(order, by(), jobPictures, attempt, strikes);
            case SCANNING -> new Job.Scanning(order, by(), jobPictures, reason);
            case CANCELLING -> new Job.Cancelling(order, by(), jobPictures);
            case COMPLETED -> new Job.Completed(order, jobPictures, delivered, charged, reason);
            case FAILED -> new Job.Failed(order, jobPictures, Objects.requireNonNull(reason));
            case CANCELLED -> new Job.Cancelled(order, jobPictures, delivered, charged);
        };
    }

    private Instant by() {
        return Objects.requireNonNull(due);
    }
}
