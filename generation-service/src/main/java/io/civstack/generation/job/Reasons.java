package io.civstack.generation.job;

import io.civstack.events.Reason;

/** What users are told when a job or a picture ends badly, in one place so that codes and docs can be compared. */
public final class Reasons {

    private static final String NOTHING_TO_PAY = "Nothing was charged; ask again.";

    public static final Reason HOLD_OVERDUE =
            new Reason("generation/hold-overdue", "The ledger did not set the Buzz aside in time.", NOTHING_TO_PAY);
    public static final Reason SCREEN_OVERDUE =
            new Reason("generation/screen-overdue", "The prompt was not screened in time.", NOTHING_TO_PAY);
    public static final Reason RUN_OVERDUE = new Reason(
            "generation/run-overdue",
            "No worker finished the job in time.",
            "You pay only for delivered pictures; ask again later or for fewer steps.");
    public static final Reason SCAN_OVERDUE = new Reason(
            "generation/scan-overdue",
            "The picture was not scanned in time and is kept back.",
            "It is free, and appears by itself when its scan clears it.");
    public static final Reason ATTEMPTS_USED_UP = new Reason(
            "generation/attempts-used-up",
            "Several workers tried and none finished the job.",
            "You pay only for delivered pictures; try another model or size.");
    public static final Reason HOLD_GONE =
            new Reason("generation/hold-gone", "The Buzz for this job was let go before it ended.", NOTHING_TO_PAY);
    public static final Reason RATING_NEEDS_YELLOW = new Reason(
            "generation/rating-needs-yellow",
            "The picture is rated R or above, which only yellow Buzz pays for.",
            "It was not charged; ask again with yellow Buzz.");
    public static final Reason PICTURE_BLOCKED = new Reason(
            "generation/picture-blocked",
            "Moderation does not allow this picture.",
            "It was not charged; you can appeal the decision.");

    public static final Reason PROMPT_REFUSED = new Reason(
            "generation/prompt-refused",
            "Moderation does not allow this prompt.",
            "Nothing was charged; change the prompt.");

    private Reasons() {}
}
