package io.civstack.generation.settings;

/**
 * The settings of a generation, within all limits.
 *
 * @param sampler the engine's name of it, without a schedule
 * @param schedule the schedule's id
 */
public record Settings(int width, int height, int steps, double cfg, String sampler, String schedule, int clipSkip) {

    /** For a model that comes without recommended settings. */
    public static final Settings PLAIN = new Settings(512, 512, 20, 7, "DPM++ 2M", "karras", 1);
}
