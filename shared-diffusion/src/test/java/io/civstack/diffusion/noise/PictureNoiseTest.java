package io.civstack.diffusion.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PictureNoiseTest {

    private static final Seeds SEVEN = Seeds.of(NoiseSource.CPU, 7);
    private static final int VALUES = 4 * 8 * 8;

    private static PictureNoise noise(Seeds seeds) {
        return new PictureNoise(seeds, 4, 8, 8);
    }

    private static double[] doubles(float[] floats) {
        double[] doubles = new double[floats.length];
        Arrays.setAll(doubles, i -> floats[i]);
        return doubles;
    }

    @Test
    void givesEveryPictureOfABatchItsOwnSeed() {
        // When
        float[] batch = noise(SEVEN.times(3)).first();

        // Then
        float[] third = Arrays.copyOfRange(batch, 2 * VALUES, 3 * VALUES);
        assertThat(third).containsExactly(new CpuNoise(9).draw(VALUES));
    }

    @Test
    void goesOnInTheStreamForTheSteps() {
        // Given
        CpuNoise stream = new CpuNoise(7);
        stream.draw(VALUES);
        PictureNoise noise = noise(SEVEN);
        noise.first();

        // When
        double[] next = noise.next();

        // Then
        assertThat(next).containsExactly(doubles(stream.draw(VALUES)));
    }

    @Test
    void startsTheStepsAnewWithASeedDelta() {
        // Given
        PictureNoise noise = noise(SEVEN.withStepSeedDelta(31337));
        noise.first();

        // When
        double[] next = noise.next();

        // Then
        assertThat(next).containsExactly(doubles(new CpuNoise(7 + 31337).draw(VALUES)));
    }

    @Test
    void keepsTheSeedOfThePathWhateverTheDelta() {
        // Given
        PictureNoise noise = noise(SEVEN.withStepSeedDelta(31337));
        noise.first();

        // When
        double[] step = noise.alongPath(3, 1);

        // Then
        assertThat(step).containsExactly(new BrownianPath(7, VALUES).step(3, 1));
    }

    @Test
    void keepsTheSeedOfAllPicturesWhenTheyVaryBySubSeed() {
        // When
        float[] batch = noise(SEVEN.times(2).varied(100, 1)).first();

        // Then
        float[] second = Arrays.copyOfRange(batch, VALUES, 2 * VALUES);
        float[] expected = new CpuNoise(101).draw(VALUES);
        for (int i = 0; i < VALUES; i++) {
            assertThat(second[i]).isCloseTo(expected[i], within(1e-5f));
        }
    }

    @Test
    void staysOnTheSphereBetweenSeedAndSubSeed() {
        // When
        float[] varied = noise(SEVEN.varied(100, 0.5)).first();

        // Then
        float[] seed = new CpuNoise(7).draw(VALUES);
        double square = 0;
        double along = 0;
        for (int i = 0; i < VALUES; i++) {
            square += varied[i] * varied[i] / (double) VALUES;
            along += varied[i] * seed[i] / (double) VALUES;
        }
        assertThat(square).isCloseTo(1, within(0.25));
        assertThat(along).isBetween(0.5, 0.95);
    }

    @Test
    void putsSmallerNoiseIntoTheMiddle() {
        // When
        float[] resized = noise(SEVEN.resizedFrom(4, 4)).first();

        // Then
        float[] small = new CpuNoise(7).draw(4 * 4 * 4);
        assertThat(resized[2 * 8 + 2]).isEqualTo(small[0]);
        assertThat(resized[5 * 8 + 5]).isEqualTo(small[15]);
        assertThat(resized[0]).isEqualTo(new CpuNoise(7).draw(VALUES)[0]);
    }

    @Test
    void cutsLargerNoiseEvenly() {
        // When
        float[] resized = noise(SEVEN.resizedFrom(12, 12)).first();

        // Then
        float[] large = new CpuNoise(7).draw(4 * 12 * 12);
        assertThat(resized[0]).isEqualTo(large[2 * 12 + 2]);
    }

    @Test
    void keepsOneColumnOfItsOwnWhenItCutsAnOddNumber() {
        // When
        float[] resized = noise(SEVEN.resizedFrom(8, 11)).first();

        // Then
        float[] large = new CpuNoise(7).draw(4 * 8 * 11);
        float[] own = new CpuNoise(7).draw(VALUES);
        for (int row = 0; row < 4 * 8; row++) {
            for (int x = 0; x < 7; x++) {
                assertThat(resized[row * 8 + x]).isEqualTo(large[row * 11 + x + 2]);
            }
            assertThat(resized[row * 8 + 7]).isEqualTo(own[row * 8 + 7]);
        }
    }

    @Test
    void cutsOneWayAndFillsUpTheOther() {
        // When
        float[] resized = noise(SEVEN.resizedFrom(11, 5)).first();

        // Then
        float[] other = new CpuNoise(7).draw(4 * 11 * 5);
        float[] own = new CpuNoise(7).draw(VALUES);
        assertThat(resized[1]).isEqualTo(other[2 * 5]);
        assertThat(resized[6 * 8 + 5]).isEqualTo(other[8 * 5 + 4]);
        assertThat(resized[0]).isEqualTo(own[0]);
        assertThat(resized[6]).isEqualTo(own[6]);
        assertThat(Arrays.copyOfRange(resized, 7 * 8, 8 * 8)).containsExactly(Arrays.copyOfRange(own, 7 * 8, 8 * 8));
    }

    @Test
    void givesEveryPictureItsOwnPath() {
        // When
        double[] batch = noise(SEVEN.times(2)).alongPath(3, 1);

        // Then
        double[] second = Arrays.copyOfRange(batch, VALUES, 2 * VALUES);
        assertThat(second).containsExactly(new BrownianPath(8, VALUES).step(3, 1));
    }
}
