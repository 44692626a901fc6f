package io.civstack.diffusion.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.civstack.diffusion.denoiser.Denoiser;
import io.civstack.diffusion.denoiser.Prediction;
import io.civstack.diffusion.schedule.DiscreteLevels;
import io.civstack.diffusion.schedule.NoiseLevels;
import org.junit.jupiter.api.Test;

class ZeroTerminalLevelsTest {

    private final NoiseLevels plain = DiscreteLevels.scaledLinear();
    private final NoiseLevels terminal = DiscreteLevels.scaledLinear().zeroTerminal();

    private static double signal(NoiseLevels levels, double time) {
        double sigma = levels.sigmaOf(time);
        return 1 / Math.sqrt(sigma * sigma + 1);
    }

    @Test
    void keepsTheSmallestLevelAndEndsInNoiseAlone() {
        assertThat(terminal.sigmaMin()).isCloseTo(plain.sigmaMin(), within(1e-12));
        assertThat(signal(terminal, 999)).isLessThan(3e-4);
        assertThat(terminal.sigmaMax()).isCloseTo(Math.sqrt(1 / 4.8973451890853435e-8 - 1), within(1e-6));
    }

    @Test
    void stretchesTheSignalInAStraightLine() {
        double first = signal(plain, 0);
        double last = signal(plain, 999);
        for (int time = 0; time < 999; time++) {
            double expected = first * (signal(plain, time) - last) / (first - last);
            assertThat(signal(terminal, time)).as("time %d", time).isCloseTo(expected, within(1e-9));
            assertThat(terminal.sigmaOf(time + 1)).isGreaterThan(terminal.sigmaOf(time));
        }
    }

    @Test
    void findsATimeForEveryLevel() {
        for (double time = 0; time <= 999; time += 0.5) {
            assertThat(terminal.timeOf(terminal.sigmaOf(time))).isCloseTo(time, within(1e-6));
        }
    }

    @Test
    void reachesThePictureUnderAPerfectNetwork() {
        // Given: a network that knows the one picture there is, 0.25, and says the velocity that leads to it.
        Denoiser denoiser = Prediction.V.denoiser(terminal, (input, time) -> {
            double sigma = terminal.sigmaOf(time);
            double a = 1 / Math.sqrt(sigma * sigma + 1);
            double s = sigma * a;
            float[] velocity = new float[input.length];
            for (int i = 0; i < input.length; i++) {
                double noise = (input[i] - a * 0.25) / s;
                velocity[i] = (float) (a * noise - s * 0.25);
            }
            return velocity;
        });
        SamplingPlan plan = Samplers.plan("Euler", "normal", 20, terminal);
        // When
        double[] drawn =
                plan.run(plan.start(new float[] {-1.3f, 0.7f}), denoiser, (sigma, next) -> new double[2], step -> {});
        // Then
        assertThat(drawn).containsExactly(new double[] {0.25, 0.25}, within(1e-3));
    }
}
