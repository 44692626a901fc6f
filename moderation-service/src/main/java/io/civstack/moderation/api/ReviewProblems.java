package io.civstack.moderation.api;

import io.civstack.events.Reason;
import io.civstack.web.Problem;

/** Why a decision is not taken. */
final class ReviewProblems {

    static final Problem UNKNOWN = Problem.of(
            404, "moderation/review-unknown", "There is no such review.", "Read the queue again for the ids.");
    static final Problem DECIDED = Problem.of(
            409, "moderation/review-decided", "This review has been decided before.", "Read the queue again.");
    static final Problem OWN = Problem.of(
            403, "moderation/own-subject", "Nobody decides on what is their own.", "Leave it to a colleague.");
    static final Problem DECISION_INVALID = Problem.of(
            400,
            "moderation/decision-invalid",
            "A decision is ALLOW, RATE, BLOCK or ESCALATE, with a rating.",
            "Name both.");

    /** What the owner of something that was blocked is told. */
    static final Reason REMOVED = new Reason(
            "moderation/removed",
            "A moderator looked at this and removed it: it breaks the content rules.",
            "Make another picture. What was charged for this one follows the rules on refunds.");

    private ReviewProblems() {}

    static Problem stale(long revision) {
        return Problem.of(
                409,
                "moderation/review-stale",
                "The case changed since it was looked at; it is at revision " + revision + " now.",
                "Read the queue again and look once more.");
    }

    static Problem noteInvalid(int charactersMax) {
        return Problem.of(
                400,
                "moderation/note-invalid",
                "A decision is signed with a note of 1 to " + charactersMax + " characters.",
                "Say in a sentence why.");
    }
}
