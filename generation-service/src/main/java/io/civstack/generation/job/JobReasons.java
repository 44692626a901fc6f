package io.civstack.generation.job;

import io.civstack.events.Reason;

/** What owners are told about a job that fails or delivers less than was ordered. */
public final class JobReasons {

    private static final String NOTHING_TO_PAY = "Nothing was charged; ask again.";

    public static final Reason HOLD_OVERDUE =
            new Reason("generation/hold-overdue", "The ledger did not set the Buzz aside in time.", NOTHING_TO_PAY);
    public static final Reason SCREEN_OVERDUE =
            new Reason("generation/screen-overdue", "The prompt was not screened in time.", NOTHING_TO_PAY);
    public static final Reason RUN_OVERDUE = new Reason(
            "generation/run-overdue",
            "No worker finished the job in time.",
            "You pay only for delivered pictures; ask again later or for fewer steps.");
    public static final Reason ATTEMPTS_USED_UP = new Reason(
            "generation/attempts-used-up",
            "Several workers tried and none finished the job.",
            "You pay only for delivered pictures; try another model or size.");
    public static final Reason HOLD_GONE =
            new Reason("generation/hold-gone", "The Buzz for this job was let go before it ended.", NOTHING_TO_PAY);
    public static final Reason PROMPT_REFUSED = new Reason(
            "generation/prompt-refused",
            "Moderation does not allow this prompt.",
            "Nothing was charged; change the prompt.");

    private JobReasons() {}
}
