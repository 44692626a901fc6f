package io.civstack.generation.settings;

import io.civstack.diffusion.request.TextToImage;
import io.civstack.diffusion.sampler.NamedSampler;
import io.civstack.diffusion.sampler.Samplers;
import io.civstack.diffusion.schedule.Schedule;
import io.civstack.generation.GenerationConfig;
import io.civstack.generation.recipe.Settings;
import io.civstack.generation.recipe.Settings.RequestedSettings;
import io.civstack.web.FieldProblems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Completes requested settings with the recommended ones, and refuses what is beyond a limit. */
@ApplicationScoped
public class SettingsRules {

    static final int SIDE_PX_MIN = TextToImage.SIDE_MIN_PX;
    static final int SIDE_PX_MAX = TextToImage.SIDE_MAX_PX;
    static final int SIDE_PX_STEP = 8;
    static final int STEPS_MAX = TextToImage.STEPS_MAX;
    static final double CFG_MAX = TextToImage.CFG_MAX;
    static final int CLIP_SKIP_MAX = TextToImage.CLIP_SKIP_MAX;

    /** The settings that are numbers, in the order in which they are checked. */
    private static final List<SettingRange> RANGES = List.of(
            SettingRange.of(
                    "steps",
                    Settings::steps,
                    1,
                    STEPS_MAX,
                    "generation/steps-out-of-range",
                    "Steps lie in",
                    "Choose steps in that range; 20 is a good start."),
            SettingRange.of(
                    "cfg",
                    Settings::cfg,
                    1,
                    CFG_MAX,
                    "generation/cfg-out-of-range",
                    "The guidance scale cfg lies in",
                    "Choose a cfg in that range; 5 to 8 is usual."),
            SettingRange.of(
                    "clipSkip",
                    Settings::clipSkip,
                    1,
                    CLIP_SKIP_MAX,
                    "generation/clip-skip-out-of-range",
                    "clipSkip lies in",
                    "Choose 1 or 2."),
            SettingRange.of(
                    "cfgRescale",
                    Settings::cfgRescale,
                    0,
                    1,
                    "Choose 0 for none; 0.7 is usual with models that need it."));

    private final long pixelsMax;

    SettingsRules(GenerationConfig config) {
        this.pixelsMax = config.jobs().pixelsMax();
    }

    /**
     * The settings to generate with. What is beyond a limit is told to {@code problems}; the result is of use only when
     * they are none.
     */
    public Settings resolve(RequestedSettings requested, Settings recommended, FieldProblems problems) {
        Settings settings = requested.over(recommended);
        checkSize(requested, settings, problems);
        RANGES.forEach(range -> range.check(settings, problems));
        Optional<NamedSampler> sampler = sampler(settings.sampler(), problems);
        Optional<Schedule> schedule = schedule(requested, settings, sampler, problems);
        return settings.withSampler(
                sampler.map(NamedSampler::name).orElse(recommended.sampler()),
                schedule.map(Schedule::id).orElse(recommended.schedule()));
    }

    private void checkSize(RequestedSettings requested, Settings settings, FieldProblems problems) {
        boolean width = checkSide("width", settings.width(), problems);
        boolean height = checkSide("height", settings.height(), problems);
        long pixels = (long) settings.width() * settings.height();
        if (width && height && pixels > pixelsMax) {
            problems.add(
                    requested.width() == null ? "height" : "width", SettingsProblems.pixelsTooMany(pixels, pixelsMax));
        }
    }

    private static boolean checkSide(String name, int px, FieldProblems problems) {
        boolean valid = px >= SIDE_PX_MIN && px <= SIDE_PX_MAX && px % SIDE_PX_STEP == 0;
        if (!valid) {
            problems.add(name, SettingsProblems.sideInvalid(name, px));
        }
        return valid;
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
            RequestedSettings requested, Settings settings, Optional<NamedSampler> sampler, FieldProblems problems) {
        String value = requested.schedule();
        boolean implied = value == null ? requested.sampler() != null : Schedule.isAutomatic(value);
        if (implied) {
            return sampler.map(NamedSampler::schedule);
        }
        Optional<Schedule> named = Schedule.named(settings.schedule());
        if (named.isEmpty()) {
            String known = Arrays.stream(Schedule.values()).map(Schedule::id).collect(Collectors.joining(", "));
            problems.add("schedule", SettingsProblems.scheduleUnknown(known));
        }
        return named;
    }
}
