package io.civstack.generation.images;

import io.civstack.database.Columns;
import io.civstack.database.Database;
import io.civstack.events.ImageId;
import io.civstack.events.JobId;
import io.civstack.events.ModelId;
import io.civstack.events.Rating;
import io.civstack.events.UserId;
import io.civstack.generation.images.ImageJob.PictureView;
import io.civstack.generation.job.Recipe;
import io.civstack.generation.queue.Places;
import io.civstack.generation.queue.Places.Place;
import io.civstack.generation.store.RecipeRow;
import io.civstack.generation.store.StateName;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads jobs for their owners. */
@ApplicationScoped
class JobViews {

    private static final String ONE = """
            select j.*, m.name as model_name, w.part, w.step from job j join model m on m.id = j.model_id left join work w on w.id = j.id where j.id = ? and j.user_id = ?
            """;

    private static final String PAGE = """
            select j.*, m.name as model_name, w.part, w.step from job j join model m on m.id = j.model_id left join work w on w.id = j.id
            where j.user_id = ? and (?::uuid is null or j.id < ?::uuid)
            order by j.id desc limit ?
            """;

    private static final String PICTURES = "select * from picture where job_id = ? order by index";

    private final Database database;
    private final Places places;

    JobViews(Database database, Places places) {
        this.database = database;
        this.places = places;
    }

    Optional<ImageJob> find(JobId id, UserId owner) {
        return database.first(ONE, this::read, id.value(), owner.value());
    }

    List<ImageJob> newest(UserId owner, @Nullable UUID afterId, int rows) {
        return database.list(PAGE, this::read, owner.value(), afterId, afterId, rows);
    }

    private ImageJob read(ResultSet row) throws SQLException {
        JobId id = new JobId(Columns.uuid(row, "id"));
        StateName state = Columns.constant(row, "state", StateName.class);
        int count = row.getInt("count");
        long unitPrice = row.getLong("unit_price");
        Place place = waits(state) ? places.of(id) : Place.NONE;
        return new ImageJob(
                id,
                statusOf(state),
                state == StateName.CANCELLING || state == StateName.CANCELLED,
                request(row, count),
                count,
                unitPrice,
                unitPrice * count,
                row.getLong("charged"),
                place.position().isPresent() ? place.position().getAsLong() : null,
                place.eta().map(Duration::toSeconds).orElse(null),
                row.getInt("attempt"),
                state == StateName.RUNNING ? progress(row, count) : null,
                database.list(PICTURES, JobViews::picture, id.value()),
                Columns.reasonOrNull(row),
                Columns.text(row, "price_version"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "deadline"),
                Columns.instantOrNull(row, "ended_at"));
    }

    private static boolean waits(StateName state) {
        return state == StateName.QUEUED || state == StateName.RUNNING;
    }

    /** To its owner a cancelled job whose last pictures are being judged is one that is being scanned. */
    private static String statusOf(StateName state) {
        StateName shown = state == StateName.CANCELLING ? StateName.SCANNING : state;
        return shown.name().toLowerCase(Locale.ROOT);
    }

    private static ImageJob.Request request(ResultSet row, int count) throws SQLException {
        Recipe recipe = RecipeRow.read(row);
        return new ImageJob.Request(
                new ImageJob.ModelName(new ModelId(recipe.model().value()), Columns.text(row, "model_name")),
                recipe.prompt().positive(),
                recipe.prompt().negative(),
                recipe.width(),
                recipe.height(),
                recipe.steps(),
                recipe.cfg(),
                recipe.sampler(),
                recipe.schedule(),
                recipe.seed(),
                recipe.clipSkip(),
                count);
    }

    private static ImageJob.@Nullable Progress progress(ResultSet row, int count) throws SQLException {
        int step = row.getInt("step");
        return row.wasNull() ? null : new ImageJob.Progress(row.getInt("part"), count, step, row.getInt("steps"));
    }

    static PictureView picture(ResultSet row) throws SQLException {
        ImageId id = new ImageId(Columns.uuid(row, "id"));
        return new PictureView(
                id,
                row.getInt("index"),
                row.getLong("seed"),
                Columns.text(row, "status").toLowerCase(Locale.ROOT),
                Columns.constantOrNull(row, "rating", Rating.class),
                row.getInt("width"),
                row.getInt("height"),
                Columns.text(row, "sha256"),
                PictureResource.urlOf(id),
                row.getObject("published_at") != null,
                Columns.reasonOrNull(row));
    }
}
