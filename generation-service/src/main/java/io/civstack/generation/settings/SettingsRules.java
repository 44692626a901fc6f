package io.civstack.generation.settings;

import io.civstack.diffusion.request.TextToImage;
import io.civstack.diffusion.sampler.NamedSampler;
import io.civstack.diffusion.sampler.Samplers;
import io.civstack.diffusion.schedule.Schedule;
import io.civstack.generation.GenerationConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
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
     * The settings to generate with.
     *
     * @throws io.civstack.web.ProblemException with the first limit that is not kept
     */
    public Settings resolve(RequestedSettings requested, Settings recommended) {
        int width = or(requested.width(), recommended.width());
        int height = or(requested.height(), recommended.height());
        requireSide(width, "width");
        requireSide(height, "height");
        if ((long) width * height > pixelsMax) {
            throw SettingsProblems.pixelsTooMany((long) width * height, pixelsMax)
                    .exception();
        }
        int steps = or(requested.steps(), recommended.steps());
        if (steps < 1 || steps > STEPS_MAX) {
            throw SettingsProblems.STEPS_OUT_OF_RANGE.exception();
        }
        double cfg = or(requested.cfg(), recommended.cfg());
        if (!(cfg >= 1 && cfg <= CFG_MAX)) {
            throw SettingsProblems.CFG_OUT_OF_RANGE.exception();
        }
        int clipSkip = or(requested.clipSkip(), recommended.clipSkip());
        if (clipSkip < 1 || clipSkip > CLIP_SKIP_MAX) {
            throw SettingsProblems.CLIP_SKIP_OUT_OF_RANGE.exception();
        }
        NamedSampler sampler = sampler(or(requested.sampler(), recommended.sampler()));
        Schedule schedule = schedule(requested, sampler, recommended);
        return new Settings(width, height, steps, cfg, sampler.name(), schedule.id(), clipSkip);
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
    private static Schedule schedule(RequestedSettings requested, NamedSampler sampler, Settings recommended) {
        String value = requested.schedule();
        boolean implied = value == null ? requested.sampler() != null : Schedule.isAutomatic(value);
        if (implied) {
            return sampler.schedule();
        }
        return Schedule.named(or(value, recommended.schedule()))
                .orElseThrow(() -> SettingsProblems.scheduleUnknown(Arrays.stream(Schedule.values())
                                .map(Schedule::id)
                                .collect(Collectors.joining(", ")))
                        .exception());
    }

    private static <T> T or(@Nullable T value, T recommended) {
        return value == null ? recommended : value;
    }
}
