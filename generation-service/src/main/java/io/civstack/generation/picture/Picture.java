package io.civstack.generation.picture;

import io.civstack.events.Decision;
import io.civstack.events.ImageId;
import io.civstack.events.Rating;
import io.civstack.events.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A stored picture of a job and what moderation decided about it. A later revision of the decision may change its
 * status at any time; what was charged when the job ended does not change with it.
 *
 * @param index which of the ordered pictures it is, from 0
 * @param revision of the newest decision; 0 before the first
 */
public record Picture(
        ImageId id,
        int index,
        Status status,
        long revision,
        @Nullable Decision decision,
        @Nullable Rating rating,
        @Nullable Reason reason) {

    /** Where a picture stands. */
    public enum Status {
        /** Stored, not scanned yet. */
        PENDING,
        /** Its owner can see it. */
        DELIVERED,
        /** Its rating is above what the hold may pay for. */
        WITHHELD,
        /** Moderation shows it to nobody. */
        BLOCKED,
        /** Not scanned in time; a late decision can still release it. */
        QUARANTINED
    }

    /** A picture that has just been stored. */
    public static Picture stored(ImageId id, int index) {
        return new Picture(id, index, Status.PENDING, 0, null, null, null);
    }

    public boolean pending() {
        return status == Status.PENDING;
    }

    public boolean delivered() {
        return status == Status.DELIVERED;
    }

    /** Whether its owner may publish it. */
    public boolean presentable() {
        return delivered() && (decision == Decision.ALLOW || decision == Decision.RATE);
    }

    /**
     * The picture after a decision of moderation.
     *
     * @param paidFor whether the hold of its job may pay for pictures of this rating
     */
    public Picture judged(ModerationDecision newest, boolean paidFor) {
        Status next = statusAfter(newest, paidFor);
        return new Picture(
                id, index, next, newest.revision(), newest.decision(), newest.rating(), reasonOf(next, newest));
    }

    /** The picture when its scan is overdue. */
    public Picture quarantined() {
        return new Picture(id, index, Status.QUARANTINED, revision, decision, rating, PictureReasons.SCAN_OVERDUE);
    }

    private static Status statusAfter(ModerationDecision newest, boolean paidFor) {
        if (!newest.decision().visibleToOwner()) {
            return Status.BLOCKED;
        }
        return paidFor ? Status.DELIVERED : Status.WITHHELD;
    }

    private static @Nullable Reason reasonOf(Status status, ModerationDecision newest) {
        return switch (status) {
            case WITHHELD -> PictureReasons.RATING_NEEDS_YELLOW;
            case BLOCKED -> newest.reason() == null ? PictureReasons.PICTURE_BLOCKED : newest.reason();
            case DELIVERED, PENDING, QUARANTINED -> newest.reason();
        };
    }
}
