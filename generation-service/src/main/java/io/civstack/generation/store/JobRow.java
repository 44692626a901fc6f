package io.civstack.generation.store;

import io.civstack.database.Columns;
import io.civstack.events.Buzz;
import io.civstack.events.JobId;
import io.civstack.events.Reason;
import io.civstack.events.UserId;
import io.civstack.generation.job.Album;
import io.civstack.generation.job.Funding;
import io.civstack.generation.job.Job;
import io.civstack.generation.job.Order;
import io.civstack.generation.job.Picture;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The columns of a job's row that its life cycle needs, and the state they stand for. */
record JobRow(
        Order order,
        StateName state,
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
        Order order = new Order(
                new JobId(Columns.uuid(row, "id")),
                new UserId(Columns.text(row, "user_id")),
                row.getInt("count"),
                Buzz.of(row.getLong("unit_price")),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "deadline"),
                Columns.instant(row, "hold_until"));
        return new JobRow(
                order,
                Columns.constant(row, "state", StateName.class),
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

    Job toJob(List<Picture> pictures) {
        Album album = new Album(new Funding(held ? order.total() : Buzz.ZERO, mature), pictures);
        return switch (state) {
            case REQUESTED -> new Job.Requested(order, by(), held ? album.funding() : null, cleared);
            case QUEUED -> new Job.Queued(order, by(), album, attempt, strikes);
            case RUNNING -> new Job.Running(order, by(), album, attempt, strikes);
            case SCANNING -> new Job.Scanning(order, by(), album, reason);
            case CANCELLING -> new Job.Cancelling(order, by(), album);
            case COMPLETED -> new Job.Completed(order, album, delivered, charged, reason);
            case FAILED -> new Job.Failed(order, album, Objects.requireNonNull(reason));
            case CANCELLED -> new Job.Cancelled(order, album, delivered, charged);
        };
    }

    private Instant by() {
        return Objects.requireNonNull(due);
    }
}
