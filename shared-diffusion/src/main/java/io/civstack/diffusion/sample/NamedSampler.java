package io.civstack.diffusion.sample;

/**
 * A sampler of the catalogue.
 *
 * @param name without a schedule, as infotext writes it
 * @param sampler the algorithm
 * @param schedule the one the name implies when none is asked for
 */
public record NamedSampler(String name, Sampler sampler, Schedule schedule) {

    NamedSampler with(Schedule chosen) {
        return new NamedSampler(name, sampler, chosen);
    }
}
