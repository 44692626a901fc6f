package io.civstack.generation.settings;

import io.civstack.diffusion.request.TextToImage;
import io.civstack.diffusion.sampler.NamedSampler;
import io.civstack.diffusion.sampler.Samplers;
import io.civstack.diffusion.schedule.Schedule;
import io.civstack.generation.GenerationConfig;
import io.civstack.web.FieldProblems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Completes requested settings with the recommended ones, and refuses what is beyond a limit. */
@ApplicationScoped
public class SettingsRules {

    static final int SIDE_PX_MIN = TextToImage.SIDE_MIN_PX;
    static final int SIDE_PX_MAX = TextToImage.SIDE_MAX_PX;
    static final int SIDE_PX_STEP = 8;
    static final int STEPS_MAX = TextToImage.STEPS_MAX;
    static final double CFG_MAX = TextToImage.CFG_MAX;
    static final int CLIP_SKIP_MAX = TextToImage.CLIP_SKIP_MAX;

    private final long pixelsMax;

    SettingsRules(GenerationConfig config) {
        this.pixelsMax = config.jobs().pixelsMax();
    }

    /**
     * The settings to generate with. What is beyond a limit is told to {@code problems}, and the recommended value
     * stands in its place.
     */
    public Settings resolve(RequestedSettings requested, Settings recommended, FieldProblems problems) {
        int width = side("width", or(requested.width(), recommended.width()), recommended.width(), problems);
        int height = side("height", or(requested.height(), recommended.height()), recommended.height(), problems);
        if ((long) width * height > pixelsMax) {
            problems.add(
                    requested.width() == null ? "height" : "width",
                    SettingsProblems.pixelsTooMany((long) width * height, pixelsMax));
        }
        int steps = or(requested.steps(), recommended.steps());
        if (steps < 1 || steps > STEPS_MAX) {
            problems.add("steps", SettingsProblems.STEPS_OUT_OF_RANGE);
        }
        double cfg = or(requested.cfg(), recommended.cfg());
        if (!(cfg >= 1 && cfg <= CFG_MAX)) {
            problems.add("cfg", SettingsProblems.CFG_OUT_OF_RANGE);
        }
        int clipSkip = or(requested.clipSkip(), recommended.clipSkip());
        if (clipSkip < 1 || clipSkip > CLIP_SKIP_MAX) {
            problems.add("clipSkip", SettingsProblems.CLIP_SKIP_OUT_OF_RANGE);
        }
        Optional<NamedSampler> sampler = sampler(or(requested.sampler(), recommended.sampler()), problems);
        Optional<Schedule> schedule = schedule(requested, sampler, recommended, problems);
        return new Settings(
                width,
                height,
                steps,
                cfg,
                sampler.map(NamedSampler::name).orElse(recommended.sampler()),
                schedule.map(Schedule::id).orElse(recommended.schedule()),
                clipSkip);
    }

    private static int side(String name, int px, int recommended, FieldProblems problems) {
        if (px < SIDE_PX_MIN || px > SIDE_PX_MAX || px % SIDE_PX_STEP != 0) {
            problems.add(name, SettingsProblems.sideInvalid(name, px));
            return recommended;
        }
        return px;
    }

    private static Optional<NamedSampler> sampler(String name, FieldProblems problems) {
        Optional<NamedSampler> named = Samplers.named(name);
        if (named.isEmpty()) {
            String known = Samplers.all().stream().map(NamedSampler::name).collect(Collectors.joining(", "));
            problems.add("sampler", SettingsProblems.samplerUnknown(known));
        }
        return named;
    }

    /** What was asked for; else what the asked sampler's name implies; else what goes with the recommended sampler. */
    private static Optional<Schedule> schedule(
            RequestedSettings requested, Optional<NamedSampler> sampler, Settings recommended, FieldProblems problems) {
        String value = requested.schedule();
        boolean implied = value == null ? requested.sampler() != null : Schedule.isAutomatic(value);
        if (implied) {
            return sampler.map(NamedSampler::schedule);
        }
        Optional<Schedule> named = Schedule.named(or(value, recommended.schedule()));
        if (named.isEmpty()) {
            String known = Arrays.stream(Schedule.values()).map(Schedule::id).collect(Collectors.joining(", "));
            problems.add("schedule", SettingsProblems.scheduleUnknown(known));
        }
        return named;
    }

    private static <T> T or(@Nullable T value, T recommended) {
        return value == null ? recommended : value;
    }
}
