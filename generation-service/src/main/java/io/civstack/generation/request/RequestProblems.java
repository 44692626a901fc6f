package io.civstack.generation.request;

import io.civstack.web.Problem;

/** The refusals of requests before a job exists. */
final class RequestProblems {

    static final Problem PROMPT_MISSING =
            Problem.of(422, "generation/prompt-missing", "There is no prompt.", "Say what the picture shall show.");
    static final Problem PROMPT_TOO_LONG = Problem.of(
            422,
            "generation/prompt-too-long",
            "A prompt has at most " + RequestResolver.PROMPT_CHARACTERS_MAX + " characters, and so has a negative one.",
            "Shorten it.");
    static final Problem COUNT_OUT_OF_RANGE = Problem.of(
            422,
            "generation/count-out-of-range",
            "A job makes 1 to " + RequestResolver.PICTURES_MAX + " pictures.",
            "Choose a count in that range.");
    static final Problem SEED_OUT_OF_RANGE = Problem.of(
            422,
            "generation/seed-out-of-range",
            "A seed lies in 0 to " + RequestResolver.SEED_MAX + ".",
            "Choose a seed in that range, or none for a random one.");
    static final Problem MODEL_NOT_OFFERED = Problem.of(
            422,
            "generation/model-not-offered",
            "The model does not exist or is not offered any more.",
            "List the models and take an id from there.");
    static final Problem NO_MODEL =
            Problem.of(409, "generation/no-model", "There is no model yet.", "Add a checkpoint to the catalog first.");

    private RequestProblems() {}
}
