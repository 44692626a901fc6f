package io.civstack.generation.settings;

import io.civstack.web.Problem;

/** The refusals of settings. */
final class SettingsProblems {

    static final Problem STEPS_OUT_OF_RANGE = Problem.of(
            422,
            "generation/steps-out-of-range",
            "Steps lie in 1 to " + SettingsRules.STEPS_MAX + ".",
            "Choose steps in that range; 20 is a good start.");
    static final Problem CFG_OUT_OF_RANGE = Problem.of(
            422,
            "generation/cfg-out-of-range",
            "The guidance scale cfg lies in 1 to " + (int) SettingsRules.CFG_MAX + ".",
            "Choose a cfg in that range; 5 to 8 is usual.");
    static final Problem CLIP_SKIP_OUT_OF_RANGE = Problem.of(
            422,
            "generation/clip-skip-out-of-range",
            "clipSkip lies in 1 to " + SettingsRules.CLIP_SKIP_MAX + ".",
            "Choose 1 or 2.");

    private SettingsProblems() {}

    static Problem sideInvalid(String side, int px) {
        return Problem.of(
                422,
                "generation/size-invalid",
                "The " + side + " of " + px + " pixels is not a multiple of " + SettingsRules.SIDE_PX_STEP + " from "
                        + SettingsRules.SIDE_PX_MIN + " to " + SettingsRules.SIDE_PX_MAX + ".",
                "Choose another size.");
    }

    static Problem pixelsTooMany(long pixels, long pixelsMax) {
        return Problem.of(
                422,
                "generation/pixels-too-many",
                "A picture has at most " + pixelsMax + " pixels here, this one " + pixels + ".",
                "Choose a smaller size.");
    }

    static Problem samplerUnknown(String known) {
        return Problem.of(
                422, "generation/sampler-unknown", "There is no such sampler.", "Choose one of " + known + ".");
    }

    static Problem scheduleUnknown(String known) {
        return Problem.of(
                422, "generation/schedule-unknown", "There is no such schedule.", "Choose one of " + known + ".");
    }
}
