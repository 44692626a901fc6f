package io.civstack.diffusion.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalDouble;
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
