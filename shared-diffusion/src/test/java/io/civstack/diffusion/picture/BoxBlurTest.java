package io.civstack.diffusion.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxBlurTest {

    private static float[] impulse(int length) {
        float[] line = new float[length];
        line[length / 2] = 1;
        return line;
    }

    @Test
    void spreadsAnImpulseOverThreeBoxes() {
        // When: a deviation of 1 is a radius of 1/4, so a box is (1, 4, 1) / 6.
        float[] blurred = BoxBlur.gaussian(impulse(7), 7, 1);

        // Then
        float[] expected = {1 / 216f, 12 / 216f, 51 / 216f, 88 / 216f, 51 / 216f, 12 / 216f, 1 / 216f};
        assertThat(blurred).containsExactly(expected, within(1e-6f));
    }

    @Test
    void blursDownAsAcross() {
        // When
        float[] down = BoxBlur.gaussian(impulse(7), 1, 1);

        // Then
        assertThat(down).containsExactly(BoxBlur.gaussian(impulse(7), 7, 1), within(1e-7f));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 2, 4, 16, 37.5})
    void hasTheVarianceOfTheGaussian(double deviation) {
        // Given
        int length = 601;

        // When
        float[] blurred = BoxBlur.gaussian(impulse(length), length, deviation);

        // Then
        double variance = 0;
        for (int i = 0; i < length; i++) {
            double distance = i - length / 2;
            variance += blurred[i] * distance * distance;
        }
        assertThat(variance).isCloseTo(deviation * deviation, within(1e-3 * deviation * deviation));
    }

    @Test
    void leavesAPlainPlaneAloneHoweverWide() {
        // Given
        float[] plain = new float[12 * 5];
        Arrays.fill(plain, 7);

        // When
        float[] blurred = BoxBlur.gaussian(plain, 12, 256);

        // Then
        assertThat(blurred).containsExactly(plain, within(1e-4f));
    }

    @Test
    void changesNothingWithoutADeviation() {
        assertThat(BoxBlur.gaussian(impulse(9), 3, 0)).containsExactly(impulse(9));
    }
}
