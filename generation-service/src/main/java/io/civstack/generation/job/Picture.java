package io.civstack.generation.job;

import io.civstack.events.Decision;
import io.civstack.events.ImageId;
import io.civstack.events.Rating;
import io.civstack.events.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A stored picture of a job and what became of it. A later revision of the decision may change it for ever after; what was charged
 * when the job ended does not change with it.
 *
 * @param index which of the order's pictures it is, from 0
 * @param revision the newest decision seen; 0 before the first
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
        /** Stored, not yet judged. */
        PENDING,
        /** Its owner can see it. */
        DELIVERED,
        /** Its rating is above what the hold may pay for. */
        WITHHELD,
        /** Moderation shows it to nobody. */
        BLOCKED,
        /** Not judged in time; a late verdict can still free it. */
        QUARANTINED
    }

    /** A picture that has just been stored. */
    public static Picture stored(ImageId id, int index) {
        return new Picture(id, index, Status.PENDING, 0, null, null, null);
    }

    boolean pending() {
        return status == Status.PENDING;
    }

    boolean delivered() {
        return status == Status.DELIVERED;
    }

    /** Fit for everybody, should its owner wish so. */
    public boolean presentable() {
        return delivered() && (decision == Decision.ALLOW || decision == Decision.RATE);
    }

    Picture judged(Verdict verdict, Funding funding) {
        return new Picture(
                id,
                index,
                statusAfter(verdict, funding),
                verdict.revision(),
                verdict.decision(),
                verdict.rating(),
                reasonAfter(verdict, funding));
    }

    Picture quarantined() {
        return new Picture(id, index, Status.QUARANTINED, revision, decision, rating, Reasons.SCAN_OVERDUE);
    }

    private static Status statusAfter(Verdict verdict, Funding funding) {
        if (!verdict.decision().visibleToOwner()) {
            return Status.BLOCKED;
        }
        return funding.paysFor(verdict.rating()) ? Status.DELIVERED : Status.WITHHELD;
    }

    private static @Nullable Reason reasonAfter(Verdict verdict, Funding funding) {
        return switch (statusAfter(verdict, funding)) {
            case WITHHELD -> Reasons.RATING_NEEDS_YELLOW;
            case BLOCKED -> verdict.reason() == null ? Reasons.PICTURE_BLOCKED : verdict.reason();
            case DELIVERED, PENDING, QUARANTINED -> verdict.reason();
        };
    }

    /** What moderation said of a picture. */
    public record Verdict(
            long revision,
            Decision decision,
            Rating rating,
            @Nullable Reason reason) {}
}
