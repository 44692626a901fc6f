package io.civstack.generation.settings;

import jakarta.persistence.Embeddable;

/**
 * How a picture is drawn, within all limits.
 *
 * @param sampler the catalogue's name, without a schedule
 * @param schedule the schedule's id
 */
@Embeddable
public record Settings(int width, int height, int steps, double cfg, String sampler, String schedule, int clipSkip) {

    /** For a model whose maker recommends nothing. */
    public static final Settings PLAIN = new Settings(512, 512, 20, 7, "DPM++ 2M", "karras", 1);
}
