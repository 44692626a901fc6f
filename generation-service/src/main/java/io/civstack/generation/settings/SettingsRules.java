package io.civstack.generation.settings;

import io.civstack.diffusion.request.TextToImage;
import io.civstack.diffusion.sampler.NamedSampler;
import io.civstack.diffusion.sampler.Samplers;
import io.civstack.diffusion.schedule.Schedule;
import io.civstack.generation.GenerationConfig;
import io.civstack.generation.recipe.Settings;
import io.civstack.generation.recipe.Settings.RequestedSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
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
                    Settings::steps,
                    1,
                    STEPS_MAX,
                    "generation/steps-out-of-range",
                    "Steps lie in",
                    "Choose steps in that range; 20 is a good start."),
            SettingRange.of(
                    Settings::cfg,
                    1,
                    CFG_MAX,
                    "generation/cfg-out-of-range",
                    "The guidance scale cfg lies in",
                    "Choose a cfg in that range; 5 to 8 is usual."),
            SettingRange.of(
                    Settings::clipSkip,
                    1,
                    CLIP_SKIP_MAX,
                    "generation/clip-skip-out-of-range",
                    "clipSkip lies in",
                    "Choose 1 or 2."),
            SettingRange.of(
                    Settings::cfgRescale,
                    0,
                    1,
                    "cfgRescale",
                    "Choose 0 for none; 0.7 is usual with models that need it."));

    private final long pixelsMax;

    SettingsRules(GenerationConfig config) {
        this.pixelsMax = config.jobs().pixelsMax();
    }

    /**
     * The settings to generate with.
     *
     * @throws io.civstack.web.ProblemException with the first limit that is not kept
     */
    public Settings resolve(RequestedSettings requested, Settings recommended) {
        Settings settings = requested.over(recommended);
        requireSize(settings);
        RANGES.forEach(range -> range.require(settings));
        NamedSampler sampler = sampler(settings.sampler());
        return settings.withSampler(
                sampler.name(), schedule(requested, settings, sampler).id());
    }

    private void requireSize(Settings settings) {
        requireSide(settings.width(), "width");
        requireSide(settings.height(), "height");
        long pixels = (long) settings.width() * settings.height();
        if (pixels > pixelsMax) {
            throw SettingsProblems.pixelsTooMany(pixels, pixelsMax).exception();
        }
    }

    private static void requireSide(int px, String side) {
        if (px < SIDE_PX_MIN || px > SIDE_PX_MAX || px % SIDE_PX_STEP != 0) {
            throw SettingsProblems.sideInvalid(side, px).exception();
        }
    }

    private static NamedSampler sampler(String name) {
        return Samplers.named(name)
                .orElseThrow(() -> SettingsProblems.samplerUnknown(
                                Samplers.all().stream().map(NamedSampler::name).collect(Collectors.joining(", ")))
                        .exception());
    }

    /** What was asked for; else what the asked sampler's name implies; else what goes with the recommended sampler. */
    private static Schedule schedule(RequestedSettings requested, Settings settings, NamedSampler sampler) {
        String value = requested.schedule();
        boolean implied = value == null ? requested.sampler() != null : Schedule.isAutomatic(value);
        if (implied) {
            return sampler.schedule();
        }
        return Schedule.named(settings.schedule())
                .orElseThrow(() -> SettingsProblems.scheduleUnknown(Arrays.stream(Schedule.values())
                                .map(Schedule::id)
                                .collect(Collectors.joining(", ")))
                        .exception());
    }
}
