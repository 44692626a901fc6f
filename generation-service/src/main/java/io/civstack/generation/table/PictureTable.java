package io.civstack.generation.table;

import io.civstack.database.Columns;
import io.civstack.database.Database;
import io.civstack.events.Decision;
import io.civstack.events.ImageId;
import io.civstack.events.JobId;
import io.civstack.events.Rating;
import io.civstack.events.Reason;
import io.civstack.events.UserId;
import io.civstack.generation.job.ImageOrder;
import io.civstack.generation.picture.GeneratedPicture;
import io.civstack.generation.picture.Picture;
import io.civstack.generation.picture.StoredPicture;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code picture}. Rows are written under the lock of their job. */
@ApplicationScoped
public class PictureTable {

    private static final String OF_JOB = """
            select id, index, status, revision, decision, rating, reason_code, reason_sentence, reason_action
            from picture where job_id = ? order by index
            """;

    private static final String INSERT = """
            insert into picture (id, job_id, user_id, index, seed, sha256, object_key, bytes, width, height,
                engine_ms, created_at, status)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PENDING')
            """;

    /** Withdraws in the same statement a picture that may not be published any more. */
    private static final String JUDGE = """
            update picture set
                status = ?, revision = ?, decision = ?, rating = ?,
                reason_code = ?, reason_sentence = ?, reason_action = ?,
                published_at = case when ? then published_at end
            where id = ?
            """;

    private static final String FIND = "select * from picture where id = ?";

    private static final String STORED_OF_JOB = "select * from picture where job_id = ? order by index";

    private final Database database;

    PictureTable(Database database) {
        this.database = database;
    }

    /** As the rules need them. */
    public List<Picture> ofJob(JobId job) {
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

    public void insert(ImageOrder order, GeneratedPicture picture, Instant now) {
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

    public void judge(Picture picture) {
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

    public boolean isPublished(ImageId picture) {
        return database.first(
                        "select published_at is not null as public from picture where id = ?",
                        row -> row.getBoolean("public"),
                        picture.value())
                .orElse(false);
    }

    public Optional<JobId> jobOf(ImageId picture) {
        return database.first(
                "select job_id from picture where id = ?",
                row -> new JobId(Columns.uuid(row, "job_id")),
                picture.value());
    }

    /** Publishes the picture, or withdraws it when {@code at} is null. */
    public void publish(ImageId picture, @Nullable Instant at) {
        database.update("update picture set published_at = ? where id = ?", at, picture.value());
    }

    /** As it is shown. */
    public Optional<StoredPicture> find(ImageId picture) {
        return database.first(FIND, PictureTable::stored, picture.value());
    }

    /** As they are shown. */
    List<StoredPicture> storedOfJob(JobId job) {
        return database.list(STORED_OF_JOB, PictureTable::stored, job.value());
    }

    private static StoredPicture stored(ResultSet row) throws SQLException {
        return new StoredPicture(
                new ImageId(Columns.uuid(row, "id")),
                new UserId(Columns.text(row, "user_id")),
                row.getInt("index"),
                row.getLong("seed"),
                Columns.constant(row, "status", Picture.Status.class),
                row.getObject("published_at") != null,
                Columns.constantOrNull(row, "rating", Rating.class),
                row.getInt("width"),
                row.getInt("height"),
                Columns.text(row, "object_key"),
                Columns.text(row, "sha256"),
                row.getLong("bytes"),
                Columns.reasonOrNull(row));
    }
}
