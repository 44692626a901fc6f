package io.civstack.diffusion.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a name implies. The table is that of A1111's {@code modules/sd_samplers_kdiffusion.py} (options scheduler, discard_next_to_last_sigma,
 * brownian_noise), with the names before its version 1.9 that end in a schedule.
 */
class CatalogueTest {

    @ParameterizedTest
    @CsvSource({
        "Euler a, Euler a, NORMAL, PLAIN, STREAM",
        "Euler, Euler, NORMAL, PLAIN, NONE",
        "LMS, LMS, NORMAL, PLAIN, NONE",
        "Heun, Heun, NORMAL, PLAIN, NONE",
        "DPM2, DPM2, KARRAS, DROPS_NEXT_TO_LAST, NONE",
        "DPM2 a, DPM2 a, KARRAS, DROPS_NEXT_TO_LAST, STREAM",
        "DPM++ 2S a, DPM++ 2S a, KARRAS, PLAIN, STREAM",
        "DPM++ 2M, DPM++ 2M, KARRAS, PLAIN, NONE",
        "DPM++ SDE, DPM++ SDE, KARRAS, PLAIN, PATH",
        "DPM++ 2M SDE, DPM++ 2M SDE, EXPONENTIAL, PLAIN, PATH",
        "DPM++ 2M SDE Heun, DPM++ 2M SDE Heun, EXPONENTIAL, PLAIN, PATH",
        "DPM++ 3M SDE, DPM++ 3M SDE, EXPONENTIAL, DROPS_NEXT_TO_LAST, PATH",
        "DPM fast, DPM fast, NORMAL, PLAIN, NONE",
        "DPM adaptive, DPM adaptive, NORMAL, PLAIN, NONE",
        "LMS Karras, LMS, KARRAS, PLAIN, NONE",
        "DPM2 Karras, DPM2, KARRAS, DROPS_NEXT_TO_LAST, NONE",
        "DPM2 a Karras, DPM2 a, KARRAS, DROPS_NEXT_TO_LAST, STREAM",
        "DPM++ 2S a Karras, DPM++ 2S a, KARRAS, PLAIN, STREAM",
        "DPM++ 2M Karras, DPM++ 2M, KARRAS, PLAIN, NONE",
        "DPM++ SDE Karras, DPM++ SDE, KARRAS, PLAIN, PATH",
        "DPM++ 2M SDE Karras, DPM++ 2M SDE, KARRAS, PLAIN, PATH",
        "DPM++ 2M SDE Heun Karras, DPM++ 2M SDE Heun, KARRAS, PLAIN, PATH",
        "DPM++ 3M SDE Karras, DPM++ 3M SDE, KARRAS, DROPS_NEXT_TO_LAST, PATH",
        "DPM++ 3M SDE Exponential, DPM++ 3M SDE, EXPONENTIAL, DROPS_NEXT_TO_LAST, PATH",
        "DDIM, DDIM, LEADING, OWN_TIMES_TO_SMALLEST, NONE",
        "PLMS, PLMS, LEADING, OWN_TIMES_TO_SMALLEST, NONE",
        "UniPC, UniPC, LINSPACE, OWN_TIMES, NONE",
        "LCM, LCM, SGM_UNIFORM, PLAIN, STREAM",
        "euler A, Euler a, NORMAL, PLAIN, STREAM",
    })
    void impliesWhatTheToolsTakeItFor(
            String written, String name, Schedule schedule, NamedSampler.Habit habit, NamedSampler.Noise noise) {
        // When
        NamedSampler named = Samplers.named(written).orElseThrow();

        // Then
        assertThat(named.name()).isEqualTo(name);
        assertThat(named.schedule()).isEqualTo(schedule);
        assertThat(named.habit()).isEqualTo(habit);
        assertThat(named.stepNoise()).isEqualTo(noise);
    }

    @Test
    void tellsWhichPicturesTheSeedDeltaChanges() {
        // When
        List<String> names = Samplers.all().stream()
                .filter(NamedSampler::usesStepSeedDelta)
                .map(NamedSampler::name)
                .toList();

        // Then
        assertThat(names).containsExactly("Euler a", "DPM2 a", "DPM++ 2S a", "LCM");
    }
}
