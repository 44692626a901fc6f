package io.civstack.generation.recipe;

import org.jspecify.annotations.Nullable;

/**
 * The settings of a generation, complete. Answers, the rows of jobs and those of models hold this record
 * as JSON.
 *
 * @param sampler the engine's name of it, without a schedule
 * @param schedule the schedule's id
 * @param cfgRescale 0 for none, to 1: how far the contrast that a high cfg adds is taken back
 */
public record Settings(
        int width,
        int height,
        int steps,
        double cfg,
        String sampler,
        String schedule,
        int clipSkip,
        double cfgRescale) {

    /**
     * For a model without recommended settings. A document that is older than a setting gets it from here, so the value
     * of a new setting must be the one that changes nothing.
     */
    public static final Settings PLAIN = new Settings(512, 512, 20, 7, "DPM++ 2M", "karras", 1, 0);

    /** The same settings as they are asked for; what is left out is null and comes from the model. */
    public record RequestedSettings(
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Integer steps,
            @Nullable Double cfg,
            @Nullable String sampler,
            @Nullable String schedule,
            @Nullable Integer clipSkip,
            @Nullable Double cfgRescale) {

        /** Leaves everything out. */
        public static final RequestedSettings NONE =
                new RequestedSettings(null, null, null, null, null, null, null, null);

        /** These settings, and those of {@code base} where they are left out. */
        public Settings over(Settings base) {
            return new Settings(
                    or(width, base.width),
                    or(height, base.height),
                    or(steps, base.steps),
                    or(cfg, base.cfg),
                    or(sampler, base.sampler),
                    or(schedule, base.schedule),
                    or(clipSkip, base.clipSkip),
                    or(cfgRescale, base.cfgRescale));
        }

        private static <T> T or(@Nullable T value, T base) {
            return value == null ? base : value;
        }
    }

    public Settings withSteps(int other) {
        return changed(other, sampler, schedule);
    }

    public Settings withSampler(String otherSampler, String otherSchedule) {
        return changed(steps, otherSampler, otherSchedule);
    }

    private Settings changed(int otherSteps, String otherSampler, String otherSchedule) {
        return new Settings(width, height, otherSteps, cfg, otherSampler, otherSchedule, clipSkip, cfgRescale);
    }
}
