package io.civstack.generation.store;

import io.civstack.database.Columns;
import io.civstack.database.Database;
import io.civstack.events.Decision;
import io.civstack.events.ImageId;
import io.civstack.events.JobId;
import io.civstack.events.Rating;
import io.civstack.events.Reason;
import io.civstack.generation.job.Order;
import io.civstack.generation.job.Picture;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of pictures, under the lock of their job. */
@ApplicationScoped
class PictureTable {

    private static final String OF_JOB = """
            select id, index, status, revision, decision, rating, reason_code, reason_sentence, reason_action
            from picture where job_id = ? order by index
            """;

    private static final String INSERT = """
            insert into picture (id, job_id, user_id, index, seed, sha256, object_key, bytes, width, height, engine_ms, created_at, status)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PENDING')
            """;

    /** A picture that is no longer fit for everybody is withdrawn by the same statement that judges it. */
    private static final String JUDGE = """
            update picture set
                status = ?, revision = ?, decision = ?, rating = ?, reason_code = ?, reason_sentence = ?, reason_action = ?,
                published_at = case when ? then published_at end
            where id = ?
            """;

    private final Database database;

    PictureTable(Database database) {
        this.database = database;
    }

    List<Picture> ofJob(JobId job) {
        return database.list(
                OF_JOB,
                row -> new Picture(
                        new ImageId(Columns.uuid(row, "id")),
                        row.getInt("index"),
                        Columns.constant(row, "status", Picture.Status.class),
                        row.getLong("revision"),
                        Columns.constantOrNull(row, "decision", Decision.class),
                        Columns.constantOrNull(row, "rating", Rating.class),
                        Columns.reasonOrNull(row)),
                job.value());
    }

    void insert(Order order, DrawnPicture picture, Instant now) {
        database.update(
                INSERT,
                picture.id().value(),
                order.id().value(),
                order.user().value(),
                picture.index(),
                picture.seed(),
                picture.sha256().hex(),
                picture.objectKey(),
                picture.bytes(),
                picture.width(),
                picture.height(),
                picture.engineMs(),
                now);
    }

    void judge(Picture picture) {
        Reason reason = picture.reason();
        database.update(
                JUDGE,
                picture.status(),
                picture.revision(),
                picture.decision(),
                picture.rating(),
                reason == null ? null : reason.code(),
                reason == null ? null : reason.sentence(),
                reason == null ? null : reason.action(),
                picture.presentable(),
                picture.id().value());
    }

    boolean isPublic(ImageId picture) {
        return database.first(
                        "select published_at is not null as public from picture where id = ?",
                        row -> row.getBoolean("public"),
                        picture.value())
                .orElse(false);
    }

    Optional<JobId> jobOf(ImageId picture) {
        return database.first(
                "select job_id from picture where id = ?",
                row -> new JobId(Columns.uuid(row, "job_id")),
                picture.value());
    }
}
