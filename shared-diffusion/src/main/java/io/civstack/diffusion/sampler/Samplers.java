package io.civstack.diffusion.sampler;

import io.civstack.diffusion.sampler.NamedSampler.Noise;
import io.civstack.diffusion.sampler.NamedSampler.SigmaRule;
import io.civstack.diffusion.schedule.NoiseLevels;
import io.civstack.diffusion.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All samplers by their names in A1111. */
public final class Samplers {

    /** How much of a step is fresh noise in samplers that add some: all of it, as in A1111. */
    private static final double ETA = 1;

    private static final List<NamedSampler> ALL = List.of(
            plain("Euler a", Euler.ancestral(ETA), Schedule.NORMAL, Noise.STREAM),
            plain("Euler", Euler::deterministic, Schedule.NORMAL, Noise.NONE),
            plain("LMS", Lms::deterministic, Schedule.NORMAL, Noise.NONE),
            plain("Heun", Heun::deterministic, Schedule.NORMAL, Noise.NONE).ofSecondOrder(),
            discarding("DPM2", Dpm2::deterministic, Schedule.KARRAS, Noise.NONE).ofSecondOrder(),
            discarding("DPM2 a", Dpm2.ancestral(ETA), Schedule.KARRAS, Noise.STREAM)
                    .ofSecondOrder(),
            plain("DPM++ 2S a", DpmPlusPlus2S.ancestral(ETA), Schedule.KARRAS, Noise.STREAM)
                    .ofSecondOrder(),
            plain("DPM++ 2M", DpmPlusPlus2M::deterministic, Schedule.KARRAS, Noise.NONE),
            plain("DPM++ SDE", DpmPlusPlusSde.stochastic(ETA), Schedule.KARRAS, Noise.PATH)
                    .ofSecondOrder(),
            plain("DPM++ 2M SDE", DpmPlusPlusMultistepSde.secondOrderMidpoint(ETA), Schedule.EXPONENTIAL, Noise.PATH),
            plain("DPM++ 2M SDE Heun", DpmPlusPlusMultistepSde.secondOrderHeun(ETA), Schedule.EXPONENTIAL, Noise.PATH),
            discarding("DPM++ 3M SDE", DpmPlusPlusMultistepSde.thirdOrder(ETA), Schedule.EXPONENTIAL, Noise.PATH),
            plain("DPM fast", DpmFast.ancestral(ETA), Schedule.NORMAL, Noise.STREAM),
            plain(NamedSampler.ADAPTIVE, DpmAdaptive.ancestral(ETA), Schedule.NORMAL, Noise.STREAM),
            new NamedSampler("DDIM", Ddim.sampler(0), Schedule.LEADING, SigmaRule.OWN_TIMESTEPS, Noise.NONE, false),
            new NamedSampler("PLMS", Plms::deterministic, Schedule.LEADING, SigmaRule.OWN_TIMESTEPS, Noise.NONE, false),
            new NamedSampler(
                    "UniPC", UniPc::deterministic, Schedule.LINSPACE, SigmaRule.OWN_TIMESTEPS, Noise.NONE, false),
            new NamedSampler("LCM", Lcm::stochastic, Schedule.NORMAL, SigmaRule.LCM_TIMESTEPS, Noise.STREAM, false));

    private Samplers() {}

    private static NamedSampler plain(String name, Sampler sampler, Schedule schedule, Noise noise) {
        return new NamedSampler(name, sampler, schedule, SigmaRule.PLAIN, noise, false);
    }

    private static NamedSampler discarding(String name, Sampler sampler, Schedule schedule, Noise noise) {
        return new NamedSampler(name, sampler, schedule, SigmaRule.DISCARDS_NEXT_TO_LAST_SIGMA, noise, false);
    }

    /** Every sampler, without the schedules' suffixes. */
    public static List<NamedSampler> all() {
        return ALL;
    }

    /**
     * The sampler of a name. A schedule at the end of the name ({@code DPM++ 2M Karras}) becomes the sampler's
     * schedule.
     *
     * @param name as people write it, whatever its case
     */
    public static Optional<NamedSampler> named(String name) {
        String wanted = name.strip();
        for (NamedSampler sampler : ALL) {
            if (sampler.name().equalsIgnoreCase(wanted)) {
                return Optional.of(sampler);
            }
        }
        for (Schedule schedule : Schedule.values()) {
            for (String suffix : schedule.names()) {
                Optional<NamedSampler> named = before(wanted, suffix).flatMap(Samplers::named);
                if (named.isPresent()) {
                    return named.map(sampler -> sampler.with(schedule));
                }
            }
        }
        return before(wanted, Schedule.AUTOMATIC).flatMap(Samplers::named);
    }

    /** The name without the last word or words. */
    private static Optional<String> before(String name, String words) {
        String end = " " + words;
        int cut = name.length() - end.length();
        return cut > 0 && name.regionMatches(true, cut, end, 0, end.length())
                ? Optional.of(name.substring(0, cut))
                : Optional.empty();
    }

    /**
     * The plan of a run.
     *
     * @param sampler a name of the catalogue, with or without a schedule at its end
     * @param schedule a schedule's id or label; empty or "Automatic" for the one of the name; samplers with times of
     *     their own keep them
     * @param steps at least 1
     * @throws IllegalArgumentException with a sentence that lists the names, when there is no such sampler or schedule
     */
    public static SamplingPlan plan(String sampler, String schedule, int steps, NoiseLevels levels) {
        NamedSampler named = named(sampler).orElseThrow(() -> unknown("sampler", sampler, names()));
        if (!schedule.isBlank() && !Schedule.isAutomatic(schedule)) {
            Schedule chosen = Schedule.named(schedule).orElseThrow(() -> unknown("schedule", schedule, schedules()));
            named = named.with(chosen);
        }
        return new SamplingPlan(named, steps, levels, named.sigmas(levels, steps));
    }

    private static List<String> names() {
        return ALL.stream().map(NamedSampler::name).toList();
    }

    private static List<String> schedules() {
        List<String> ids = new ArrayList<>();
        for (Schedule schedule : Schedule.values()) {
            ids.add(schedule.id());
        }
        return ids;
    }

    private static IllegalArgumentException unknown(String what, String name, List<String> known) {
        return new IllegalArgumentException(
                "there is no " + what + " \"" + name + "\"; there are " + String.join(", ", known));
    }
}
