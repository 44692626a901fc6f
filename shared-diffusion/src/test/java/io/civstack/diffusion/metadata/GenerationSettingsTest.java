package io.civstack.diffusion.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.schedule.Schedule;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenerationSettingsTest {

    private static GenerationSettings settings(String name, String value) {
        return GenerationSettings.of(new Infotext("", "", Map.of(name, value)));
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "0.35, 0.35", ".5, 0.5", "7., 7", "1.0E-4, 1e-4", "1e-05, 1e-5", "2.5e+0, 2.5"})
    void readsNumbersAsToolsWriteThem(String text, double value) {
        // When
        GenerationSettings settings = settings("Denoising strength", text);

        // Then
        assertThat(settings.denoisingStrength()).isEqualTo(OptionalDouble.of(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1e", "e5", "NaN", "Infinity", "1e400", ".", "0x1p3", "7f"})
    void leavesOutWhatIsNoNumber(String text) {
        // When
        GenerationSettings settings = settings("CFG scale", text);

        // Then
        assertThat(settings.cfg()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DPM++ 2M, Karras, DPM++ 2M, KARRAS",
        "DPM++ 2M, Uniform, DPM++ 2M, NORMAL",
        "DPM++ 2M, Automatic, DPM++ 2M, KARRAS",
        "DPM++ 2M SDE, Automatic, DPM++ 2M SDE, EXPONENTIAL",
        "Euler a, Automatic, Euler a, NORMAL",
        "DPM++ 2M Karras, '', DPM++ 2M, KARRAS",
        "DPM++ 2M Karras, Automatic, DPM++ 2M, KARRAS",
        "DPM++ 2M SDE Heun Exponential, '', DPM++ 2M SDE Heun, EXPONENTIAL",
        "dpm++ 3m sde karras, '', DPM++ 3M SDE, KARRAS",
        "DPM++ 2M Karras, Caras, DPM++ 2M, KARRAS",
        "DPM++ 2M Karras, SGM Uniform, DPM++ 2M, SGM_UNIFORM",
        "DPM++ 2M, '', DPM++ 2M, ",
        "dpm++ 2m, Caras, DPM++ 2M, ",
        "Undefined, Karras, , KARRAS",
        "Undefined, Automatic, , ",
    })
    void understandsSamplerAndScheduleTogether(
            String sampler, String type, @Nullable String name, @Nullable Schedule schedule) {
        // When
        GenerationSettings settings =
                GenerationSettings.of(new Infotext("", "", Map.of("Sampler", sampler, "Schedule type", type)));

        // Then
        assertThat(settings.sampler()).isEqualTo(Optional.ofNullable(name));
        assertThat(settings.schedule()).isEqualTo(Optional.ofNullable(schedule));
    }

    @Test
    void isEmptyWhereNothingIsSaid() {
        // When
        GenerationSettings settings = settings("Steps", "20");

        // Then
        assertThat(settings.cfg()).isEmpty();
        assertThat(settings.sampler()).isEmpty();
        assertThat(settings.schedule()).isEmpty();
    }
}
