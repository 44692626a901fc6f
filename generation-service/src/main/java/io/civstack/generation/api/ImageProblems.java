package io.civstack.generation.api;

import io.civstack.events.Reason;
import io.civstack.web.Problem;
import java.time.Duration;

/** The refusals about jobs and pictures. */
final class ImageProblems {

    static final Problem JOB_UNKNOWN =
            Problem.of(404, "generation/job-unknown", "There is no such job of yours.", "List your jobs.");
    static final Problem JOB_ENDED = Problem.of(
            409, "generation/job-ended", "The job has ended and cannot be cancelled.", "Look at its pictures.");
    static final Problem PICTURE_UNKNOWN = Problem.of(
            404, "generation/picture-unknown", "There is no such picture for you.", "List your jobs and the gallery.");
    static final Problem PICTURE_NOT_PUBLISHABLE = Problem.of(
            409,
            "generation/picture-not-publishable",
            "The picture has not been cleared for everybody.",
            "Wait for its scan or its review.");

    private ImageProblems() {}

    static Problem pictureHidden(Reason reason) {
        return Problem.of(404, "generation/picture-hidden", reason.sentence(), reason.action());
    }

    static Problem jobsTooMany(long used, int limit, Duration untilOneEnds) {
        return Problem.of(
                        429,
                        "generation/jobs-too-many",
                        "You have " + used + " of " + limit + " jobs under way.",
                        "Wait about " + untilOneEnds.toSeconds() + " s for one to end, or cancel one.")
                .withRetryAfter(untilOneEnds);
    }
}
