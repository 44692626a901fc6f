package io.civstack.diffusion.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.civstack.diffusion.schedule.BetaQuantiles;
import io.civstack.diffusion.schedule.DiscreteLevels;
import io.civstack.diffusion.schedule.NoiseLevels;
import io.civstack.diffusion.schedule.Schedule;
import io.civstack.diffusion.schedule.ScheduleTablesTest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamplersTest {

    private static final NoiseLevels LEVELS = DiscreteLevels.scaledLinear();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Euler a",
                "Euler",
                "LMS",
                "Heun",
                "DPM2",
                "DPM2 a",
                "DPM++ 2S a",
                "DPM++ 2M",
                "DPM++ SDE",
                "DPM++ 2M SDE",
                "DPM++ 3M SDE",
                "DPM fast",
                "DPM adaptive",
                "LMS Karras",
                "DPM2 Karras",
                "DPM2 a Karras",
                "DPM++ 2S a Karras",
                "DPM++ 2M Karras",
                "DPM++ SDE Karras",
                "DPM++ 2M SDE Karras",
                "DPM++ 3M SDE Karras",
                "DPM++ 3M SDE Exponential",
                "DDIM",
                "PLMS",
                "UniPC",
                "LCM",
                "euler A",
            })
    void knowsEveryNameOfThePlatform(String name) {
        // When
        SamplingPlan plan = Samplers.plan(name, "", 20, LEVELS);

        // Then
        assertThat(plan.steps()).isEqualTo(20);
    }

    @ParameterizedTest
    @EnumSource(Schedule.class)
    void fallsFromTheTopToNothing(Schedule schedule) {
        for (int steps : new int[] {1, 2, 3, 10, 20, 37, 150}) {
            // When
            double[] sigmas = schedule.sigmas(LEVELS, steps);

            // Then
            assertThat(sigmas[0]).as(steps + " steps").isBetween(steps < 3 ? 0.02 : 2.0, 14.6151);
            assertThat(sigmas[sigmas.length - 1])
                    .isCloseTo(schedule == Schedule.KL_OPTIMAL ? 0.0291672 : 0, within(1e-6));
            double[] rising = Arrays.stream(sigmas).map(sigma -> -sigma).toArray();
            assertThat(rising).isSorted().doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.0395844", "0.5, 0.5", "0.9, 0.9604156"})
    void knowsTheQuantilesOfTheBetaDistribution(double share, double quantile) {
        assertThat(BetaQuantiles.quantile(share)).isCloseTo(quantile, within(1e-5));
    }

    @Test
    void takesThePublishedLevelsOfTheFamily() {
        // When
        double[] sd = Schedule.ALIGN_YOUR_STEPS.sigmas(DiscreteLevels.scaledLinear(), 11);
        double[] xl = Schedule.ALIGN_YOUR_STEPS.sigmas(DiscreteLevels.scaledLinearXl(), 11);

        // Then
        assertThat(sd[1]).isCloseTo(6.475, within(1e-9));
        assertThat(xl[1]).isCloseTo(6.315, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Euler", "DPM2", "DPM++ 2M"})
    void leavesTheNoiseOfTheLastLevelWhereTheScheduleEndsThere(String name) {
        // Given
        SamplingPlan plan = Samplers.plan(name, "KL Optimal", 12, LEVELS);
        double smallest = LEVELS.sigmaMin();

        // When: the model knows the one picture that there is, 0.25, and so where every latent is going.
        double[] end = plan.run(
                plan.start(new float[] {1}),
                (x, sigma) -> new double[] {0.25},
                (sigma, next) -> new double[] {1},
                StepObserver.NONE);

        // Then
        assertThat(plan.sigmas()[12]).isCloseTo(smallest, within(1e-12));
        double largest = LEVELS.sigmaMax();
        assertThat(end[0]).isCloseTo(0.25 + (largest - 0.25) / largest * smallest, within(1e-9));
    }

    /** Six levels of the formula (see {@link ScheduleTablesTest}), the sixth left out; and five where nothing is. */
    @ParameterizedTest
    @CsvSource({
        "DPM2, 14.6146 6.08215 2.23215 0.69257 0.169757 0",
        "DPM2 a, 14.6146 6.08215 2.23215 0.69257 0.169757 0",
        "DPM++ 3M SDE, 14.6146 4.21511 1.21571 0.350632 0.101128 0",
        "DPM++ 3M SDE Karras, 14.6146 6.08215 2.23215 0.69257 0.169757 0",
        "DPM++ 2M, 14.6146 4.79653 1.2741 0.24795 0.0291672 0",
        "DPM++ 2M SDE, 14.6146 3.08898 0.652892 0.137996 0.0291672 0",
    })
    void leavesOutTheNextToLastLevelWhereTheToolsDo(String name, String levels) {
        // When
        double[] sigmas = Samplers.plan(name, "", 5, LEVELS).sigmas();

        // Then
        double[] expected = Arrays.stream(levels.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(sigmas).containsExactly(expected, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({"1, 20", "0.75, 16", "0.5, 11", "0.01, 1", "0, 1"})
    void walksTheTailForAPictureThatExists(double strength, int steps) {
        // When
        SamplingPlan tail = Samplers.plan("Euler", "normal", 20, LEVELS).from(strength);

        // Then
        assertThat(tail.steps()).isEqualTo(steps);
    }

    /** 30 steps make 31 of DDIM's schedule, times 991 down to 1; A1111 starts at the number that 30 steps have. */
    @ParameterizedTest
    @CsvSource({"1, 31, 13.92585", "0.75, 24, 4.279", "0.5, 17, 1.784131", "0, 2, 0.182166"})
    void countsTheTailFromTheStepsAskedFor(double strength, int steps, double first) {
        // Given
        SamplingPlan whole = Samplers.plan("Euler", "ddim_uniform", 30, LEVELS);

        // When
        SamplingPlan tail = whole.from(strength);

        // Then
        assertThat(whole.steps()).isEqualTo(31);
        assertThat(tail.steps()).isEqualTo(steps);
        assertThat(tail.sigmas()[0]).isCloseTo(first, within(1e-5 * first));
    }

    @Test
    void saysWhichNamesThereAre() {
        assertThatThrownBy(() -> Samplers.plan("Eular", "", 20, LEVELS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there is no sampler \"Eular\"; there are Euler a, Euler,");
        assertThatThrownBy(() -> Samplers.plan("Euler", "caras", 20, LEVELS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no schedule \"caras\"");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.03, 0.5, 3.3, 14})
    void findsTheTimeOfALevelAndBack(double sigma) {
        assertThat(LEVELS.sigmaOf(LEVELS.timeOf(sigma))).isCloseTo(sigma, within(1e-9));
    }
}
