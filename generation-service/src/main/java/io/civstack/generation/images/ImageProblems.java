package io.civstack.generation.images;

import io.civstack.events.Reason;
import io.civstack.web.Problem;

/** Why pictures are refused before a job exists, and why one cannot be had afterwards. */
final class ImageProblems {

    static final Problem PROMPT_MISSING =
            Problem.of(422, "generation/prompt-missing", "There is no prompt.", "Say what the picture shall show.");
    static final Problem PROMPT_TOO_LONG = Problem.of(
            422,
            "generation/prompt-too-long",
            "A prompt has at most " + Requests.PROMPT_CHARACTERS_MAX + " characters, and so has a negative one.",
            "Shorten it.");
    static final Problem COUNT_OUT_OF_RANGE = Problem.of(
            422,
            "generation/count-out-of-range",
            "A job makes 1 to " + Requests.PICTURES_MAX + " pictures.",
            "Choose a count in that range.");
    static final Problem SEED_OUT_OF_RANGE = Problem.of(
            422,
            "generation/seed-out-of-range",
            "A seed lies in 0 to " + Requests.SEED_MAX + ".",
            "Choose a seed in that range, or none for a random one.");
    static final Problem MODEL_NOT_OFFERED = Problem.of(
            422,
            "generation/model-not-offered",
            "The model does not exist or is not offered any more.",
            "List the models and take an id from there.");
    static final Problem NO_MODEL = Problem.of(
            409,
            "generation/no-model",
            "There is no model to draw with yet.",
            "Add a checkpoint to the catalog first.");
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

    static Problem jobsTooMany(long used, int limit) {
        return Problem.of(
                429,
                "generation/jobs-too-many",
                "You have " + used + " of " + limit + " jobs under way.",
                "Wait for one to end, or cancel one.");
    }
}
