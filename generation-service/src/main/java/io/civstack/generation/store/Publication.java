package io.civstack.generation.store;

import io.civstack.database.Database;
import io.civstack.events.ImageEvent.ImagePublished;
import io.civstack.events.ImageEvent.ImageWithdrawn;
import io.civstack.events.ImageId;
import io.civstack.events.Rating;
import io.civstack.events.Reason;
import io.civstack.events.UserId;
import io.civstack.generation.job.Picture;
import io.civstack.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes pictures public and takes that back, under the lock of their job: a verdict that comes at the same moment is either seen here or
 * withdraws what was published.
 */
@ApplicationScoped
public class Publication {

    private static final Reason BY_OWNER = new Reason(
            "generation/withdrawn-by-owner", "Its owner withdrew the picture.", "Publish it again at any time.");

    private final JobTable jobs;
    private final PictureTable pictures;
    private final Database database;
    private final Outbox outbox;
    private final InstantSource clock;

    Publication(JobTable jobs, PictureTable pictures, Database database, Outbox outbox, InstantSource clock) {
        this.jobs = jobs;
        this.pictures = pictures;
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What became of the wish. */
    public enum Answer {
        DONE,
        NOT_PRESENTABLE,
        UNKNOWN
    }

    @Transactional
    public Answer publish(ImageId id, UserId owner) {
        Optional<Picture> found = lock(id, owner);
        if (found.isEmpty()) {
            return Answer.UNKNOWN;
        }
        if (!found.get().presentable()) {
            return Answer.NOT_PRESENTABLE;
        }
        if (!pictures.isPublic(id)) {
            Rating rating = Objects.requireNonNull(found.get().rating(), "a presentable picture has a rating");
            database.update("update picture set published_at = ? where id = ?", clock.instant(), id.value());
            outbox.append(new ImagePublished(id, owner, rating));
        }
        return Answer.DONE;
    }

    @Transactional
    public Answer withdraw(ImageId id, UserId owner) {
        if (lock(id, owner).isEmpty()) {
            return Answer.UNKNOWN;
        }
        if (pictures.isPublic(id)) {
            database.update("update picture set published_at = null where id = ?", id.value());
            outbox.append(new ImageWithdrawn(id, owner, BY_OWNER));
        }
        return Answer.DONE;
    }

    private Optional<Picture> lock(ImageId id, UserId owner) {
        return pictures.jobOf(id)
                .flatMap(jobs::lock)
                .filter(locked -> locked.row().order().user().equals(owner))
                .flatMap(locked -> pictures.ofJob(locked.row().order().id()).stream()
                        .filter(picture -> picture.id().equals(id))
                        .findFirst());
    }
}
