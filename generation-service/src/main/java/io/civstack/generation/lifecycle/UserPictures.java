package io.civstack.generation.lifecycle;

import io.civstack.events.ImageEvent.ImagePublished;
import io.civstack.events.ImageEvent.ImageWithdrawn;
import io.civstack.events.ImageId;
import io.civstack.events.Rating;
import io.civstack.events.UserId;
import io.civstack.generation.job.Job;
import io.civstack.generation.picture.Picture;
import io.civstack.generation.picture.PictureReasons;
import io.civstack.generation.picture.PublishedPicture;
import io.civstack.generation.picture.StoredPicture;
import io.civstack.generation.table.JobTable;
import io.civstack.generation.table.LockedJob;
import io.civstack.generation.table.PictureTable;
import io.civstack.generation.table.PublishedPictureQuery;
import io.civstack.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Pictures as users look at them, publish and withdraw them. Publishing locks the job, so that a decision of moderation
 * that comes at the same moment either is seen or withdraws the picture.
 */
@ApplicationScoped
public class UserPictures {

    private final JobTable jobs;
    private final PictureTable pictures;
    private final PublishedPictureQuery published;
    private final Outbox outbox;
    private final InstantSource clock;

    UserPictures(
            JobTable jobs, PictureTable pictures, PublishedPictureQuery published, Outbox outbox, InstantSource clock) {
        this.jobs = jobs;
        this.pictures = pictures;
        this.published = published;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Whether a picture was published or withdrawn. */
    public sealed interface Publication {

        record Done(StoredPicture picture) implements Publication {}

        /** Moderation has not cleared it for everybody. */
        record NotPresentable() implements Publication {}

        /** The user has no such picture. */
        record Unknown() implements Publication {}
    }

    public Optional<StoredPicture> find(ImageId id) {
        return pictures.find(id);
    }

    /** Published pictures, newest first; those after the given one in that order, or the first ones when it is null. */
    public List<PublishedPicture> published(
            Rating ratingMax, @Nullable Instant afterTime, @Nullable UUID afterId, int rows) {
        return published.newest(ratingMax, afterTime, afterId, rows);
    }

    /** Publishes a picture of the user; does nothing when it is published already. */
    @Transactional
    public Publication publish(ImageId id, UserId owner) {
        Optional<Picture> found = lock(id, owner);
        if (found.isEmpty()) {
            return new Publication.Unknown();
        }
        if (!found.get().presentable()) {
            return new Publication.NotPresentable();
        }
        if (!pictures.isPublished(id)) {
            Rating rating = Objects.requireNonNull(found.get().rating(), "a presentable picture has a rating");
            pictures.publish(id, clock.instant());
            outbox.append(new ImagePublished(id, owner, rating));
        }
        return new Publication.Done(pictures.find(id).orElseThrow());
    }

    /** Withdraws a picture of the user; does nothing when it is not published. */
    @Transactional
    public Publication withdraw(ImageId id, UserId owner) {
        if (lock(id, owner).isEmpty()) {
            return new Publication.Unknown();
        }
        if (pictures.isPublished(id)) {
            pictures.publish(id, null);
            outbox.append(new ImageWithdrawn(id, owner, PictureReasons.WITHDRAWN_BY_OWNER));
        }
        return new Publication.Done(pictures.find(id).orElseThrow());
    }

    private Optional<Picture> lock(ImageId id, UserId owner) {
        Optional<Job> job = pictures.jobOf(id).flatMap(jobs::lock).map(LockedJob::job);
        return job.filter(it -> it.order().user().equals(owner))
                .flatMap(it -> it.pictures().stream()
                        .filter(picture -> picture.id().equals(id))
                        .findFirst());
    }
}
