package io.civstack.generation.picture;

import io.civstack.events.Reason;

/** What owners are told about a picture that they do not get. */
public final class PictureReasons {

    public static final Reason SCAN_OVERDUE = new Reason(
            "generation/scan-overdue",
            "The picture was not scanned in time and is kept back.",
            "It is free, and appears by itself when its scan clears it.");
    public static final Reason RATING_NEEDS_YELLOW = new Reason(
            "generation/rating-needs-yellow",
            "The picture is rated R or above, which only yellow Buzz pays for.",
            "It was not charged; ask again with yellow Buzz.");
    public static final Reason PICTURE_BLOCKED = new Reason(
            "generation/picture-blocked",
            "Moderation does not allow this picture.",
            "It was not charged; you can appeal the decision.");
    public static final Reason WITHDRAWN_BY_OWNER = new Reason(
            "generation/withdrawn-by-owner", "Its owner withdrew the picture.", "Publish it again at any time.");

    private PictureReasons() {}
}
