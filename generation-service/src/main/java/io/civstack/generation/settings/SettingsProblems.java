package io.civstack.generation.settings;

import io.civstack.web.Problem;

/** The refusals of settings that are more than a range. */
final class SettingsProblems {

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
