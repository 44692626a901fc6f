package io.civstack.diffusion.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.civstack.diffusion.Goldens;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A seed must mean the same noise as in the tools people share seeds with. */
class NoiseGoldenTest {

    private static final double TOLERANCE = 1e-6;

    static Stream<JsonNode> cpu() {
        return StreamSupport.stream(Goldens.json("noise.json").get("cpu").spliterator(), false);
    }

    static Stream<JsonNode> gpu() {
        return StreamSupport.stream(Goldens.json("noise.json").get("gpu").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("cpu")
    void drawsWhatPyTorchDrawsOnACpu(JsonNode reference) {
        // Given
        int values = 1;
        for (JsonNode side : reference.get("shape")) {
            values *= side.intValue();
        }

        // When
        float[] noise = new CpuNoise(reference.get("seed").longValue()).draw(values);

        // Then
        assertThatNoiseIs(noise, reference);
    }

    @ParameterizedTest
    @MethodSource("gpu")
    void drawsWhatPyTorchDrawsOnAGpu(JsonNode reference) {
        // Given
        GaussianNoise stream = new PhiloxNoise(
                reference.get("seed").longValue(), reference.get("offset").intValue());

        // When
        float[] noise = stream.draw(reference.get("n").intValue());

        // Then
        assertThatNoiseIs(noise, reference);
    }

    private static void assertThatNoiseIs(float[] noise, JsonNode reference) {
        double[] first = Goldens.doubles(reference.get("first"));
        double[] last = Goldens.doubles(reference.get("last"));
        double sum = 0;
        for (float value : noise) {
            sum += Math.abs(value);
        }
        for (int i = 0; i < first.length; i++) {
            assertThat((double) noise[i]).as("value %d", i).isCloseTo(first[i], within(TOLERANCE));
        }
        for (int i = 0; i < last.length; i++) {
            int at = noise.length - last.length + i;
            assertThat((double) noise[at]).as("value %d", at).isCloseTo(last[i], within(TOLERANCE));
        }
        assertThat(sum).isCloseTo(reference.get("sum_abs").doubleValue(), within(TOLERANCE * noise.length));
    }
}
