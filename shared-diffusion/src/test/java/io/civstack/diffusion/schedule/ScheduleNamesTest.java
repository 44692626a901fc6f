package io.civstack.diffusion.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.sampler.NamedSampler;
import io.civstack.diffusion.sampler.Samplers;
import io.civstack.diffusion.sampler.SamplingPlan;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The names under which A1111's {@code modules/sd_schedulers.py} and ComfyUI's {@code comfy/samplers.py} know
 * schedules.
 */
class ScheduleNamesTest {

    private static final NoiseLevels LEVELS = DiscreteLevels.scaledLinear();

    /** Labels of A1111 1.10, with the one of Forge. */
    private static final Set<String> A1111 = Set.of(
            "Automatic",
            "Uniform",
            "Karras",
            "Exponential",
            "Polyexponential",
            "SGM Uniform",
            "KL Optimal",
            "Align Your Steps",
            "Simple",
            "Normal",
            "DDIM",
            "Beta",
            "Turbo");

    @ParameterizedTest
    @CsvSource({
        "Uniform, NORMAL",
        "uniform, NORMAL",
        "Normal, NORMAL",
        "Karras, KARRAS",
        "Exponential, EXPONENTIAL",
        "Polyexponential, POLYEXPONENTIAL",
        "SGM Uniform, SGM_UNIFORM",
        "SGMUniform, SGM_UNIFORM",
        "KL Optimal, KL_OPTIMAL",
        "Align Your Steps, ALIGN_YOUR_STEPS",
        "Simple, SIMPLE",
        "DDIM, DDIM_UNIFORM",
        "DDIM Uniform, DDIM_UNIFORM",
        "Beta, BETA",
        "Turbo, TURBO",
        "Linear Quadratic, LINEAR_QUADRATIC",
        "Leading, LEADING",
        "Linspace, LINSPACE",
        "normal, NORMAL",
        "karras, KARRAS",
        "exponential, EXPONENTIAL",
        "sgm_uniform, SGM_UNIFORM",
        "simple, SIMPLE",
        "ddim, DDIM_UNIFORM",
        "ddim_uniform, DDIM_UNIFORM",
        "beta, BETA",
        "linear_quadratic, LINEAR_QUADRATIC",
        "kl_optimal, KL_OPTIMAL",
        "align_your_steps, ALIGN_YOUR_STEPS",
        "' karras ', KARRAS",
    })
    void isReadAsTheToolsWriteIt(String name, Schedule schedule) {
        assertThat(Schedule.named(name)).contains(schedule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Automatic", "automatic", "", "Caras"})
    void isNoneOfItsOwnWhenTheSamplerDecides(String name) {
        assertThat(Schedule.named(name)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Schedule.class, mode = EnumSource.Mode.EXCLUDE, names = "LINEAR_QUADRATIC")
    void isWrittenSoThatA1111KnowsIt(Schedule schedule) {
        assertThat(A1111).contains(schedule.label());
    }

    @ParameterizedTest
    @EnumSource(Schedule.class)
    void isFoundByWhatIsWritten(Schedule schedule) {
        assertThat(Schedule.named(schedule.id())).contains(schedule);
        if (!schedule.label().equals("Automatic")) {
            assertThat(Schedule.named(schedule.label())).contains(schedule);
        }
    }

    @ParameterizedTest
    @CsvSource({"DPM++ 2M, KARRAS", "DPM++ 2M SDE, EXPONENTIAL", "Euler, NORMAL", "DPM++ 2M SDE Karras, KARRAS"})
    void isTheNamesOwnWhenItIsAutomatic(String sampler, Schedule schedule) {
        // When
        SamplingPlan plan = Samplers.plan(sampler, "Automatic", 10, LEVELS);

        // Then
        assertThat(plan.sampler().schedule()).isEqualTo(schedule);
    }

    @ParameterizedTest
    @CsvSource({
        "Euler SGM Uniform, Euler, SGM_UNIFORM",
        "Euler SGMUniform, Euler, SGM_UNIFORM",
        "Euler a Uniform, Euler a, NORMAL",
        "DPM++ 2M Align Your Steps, DPM++ 2M, ALIGN_YOUR_STEPS",
        "LCM Automatic, LCM, NORMAL",
    })
    void isReadAtTheEndOfASamplersName(String written, String name, Schedule schedule) {
        // When
        NamedSampler named = Samplers.named(written).orElseThrow();

        // Then
        assertThat(named.name()).isEqualTo(name);
        assertThat(named.schedule()).isEqualTo(schedule);
    }

    @Test
    void isNotReadAtTheEndOfNothing() {
        assertThat(Samplers.named("Karras")).isEmpty();
        assertThat(Samplers.named("Uniform Karras")).isEmpty();
    }
}
