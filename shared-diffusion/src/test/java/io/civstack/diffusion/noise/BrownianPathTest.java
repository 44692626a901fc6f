package io.civstack.diffusion.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrownianPathTest {

    private static final int VALUES = 40_000;
    private static final long SEED = 7;

    @Test
    void stepsAddUpHoweverTheWayIsDivided() {
        // Given
        BrownianPath path = new BrownianPath(SEED, 16);

        // When
        double[] whole = path.step(9, 2);
        double[] first = path.step(9, 5.5);
        double[] second = path.step(5.5, 2);

        // Then
        for (int i = 0; i < whole.length; i++) {
            double sum = first[i] * Math.sqrt(3.5) + second[i] * Math.sqrt(3.5);
            assertThat(sum).isCloseTo(whole[i] * Math.sqrt(7), within(1e-9));
        }
    }

    @Test
    void doesNotDependOnWhatWasAskedBefore() {
        // Given
        BrownianPath busy = new BrownianPath(SEED, 16);
        busy.step(14.6, 11);
        busy.step(0.05, 0.03);

        // When
        double[] asked = busy.step(3, 1);

        // Then
        assertThat(asked).containsExactly(new BrownianPath(SEED, 16).step(3, 1));
    }

    @ParameterizedTest
    @CsvSource({"14.6, 10", "1, 0.9", "0.03, 0.0292", "1, 0.001"})
    void givesUnitNormalNoise(double a, double b) {
        // When
        double[] noise = new BrownianPath(SEED, VALUES).step(a, b);

        // Then
        double mean = 0;
        double square = 0;
        double fourth = 0;
        for (double value : noise) {
            mean += value / VALUES;
            square += value * value / VALUES;
            fourth += Math.pow(value, 4) / VALUES;
        }
        assertThat(mean).isCloseTo(0, within(0.02));
        assertThat(square).isCloseTo(1, within(0.03));
        assertThat(fourth).isCloseTo(3, within(0.2));
    }

    @Test
    void givesIndependentNoiseToStepsThatDoNotOverlap() {
        // Given
        BrownianPath path = new BrownianPath(SEED, VALUES);

        // When
        double[] first = path.step(5, 3);
        double[] second = path.step(3, 2);

        // Then
        double product = 0;
        for (int i = 0; i < VALUES; i++) {
            product += first[i] * second[i] / VALUES;
        }
        assertThat(product).isCloseTo(0, within(0.02));
    }

    @Test
    void differsBetweenSeeds() {
        assertThat(new BrownianPath(1, 8).step(3, 1)).isNotEqualTo(new BrownianPath(2, 8).step(3, 1));
    }
}
