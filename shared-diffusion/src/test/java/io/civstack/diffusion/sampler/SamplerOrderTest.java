package io.civstack.diffusion.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every sampler must go where the equation goes, and with twice the steps be closer by the power that its theory
 * promises.
 */
class SamplerOrderTest {

    private static final double FROM = 10;
    private static final double TO = 0.2;
    private static final int POINTS = 32;

    /**
     * Numbers that leave 2 when divided by 3: DPM fast then has stretches of three calls and one of two, so that its
     * order can be seen.
     */
    private static final int COARSE = 161;

    private static final int FINE = 323;

    /**
     * Steps in log sigma that crowd at both ends, so that the low orders with which multistep methods start and finish
     * weigh little; and no step to 0, which is of first order for everybody.
     */
    private static double[] levels(int steps) {
        return IntStream.rangeClosed(0, steps)
                .mapToDouble(i -> (double) i / steps)
                .map(u -> FROM * Math.pow(TO / FROM, u * u * (3 - 2 * u)))
                .toArray();
    }

    private static double[] start() {
        return IntStream.range(0, POINTS)
                .mapToDouble(i -> FROM * 2.5 * (i - POINTS / 2.0 + 0.5) / POINTS)
                .toArray();
    }

    private static double error(Sampler sampler, int steps) {
        StepNoise none = (sigma, next) -> new double[POINTS];
        double[] end = sampler.sample(start(), new Sampling(new ClosedForm(), levels(steps), none, StepObserver.NONE));
        double worst = 0;
        for (int i = 0; i < POINTS; i++) {
            worst = Math.max(worst, Math.abs(end[i] - Transport.exact(start()[i], FROM, TO)));
        }
        return worst;
    }

    /** Ancestral and stochastic ones are tested without their noise; with it see {@link SamplerDistributionTest}. */
    static Sampler without(String name) {
        return switch (name) {
            case "Euler a" -> Euler.ancestral(0);
            case "DPM2 a" -> Dpm2.ancestral(0);
            case "DPM++ 2S a" -> DpmPlusPlus2S.ancestral(0);
            case "DPM++ SDE" -> DpmPlusPlusSde.stochastic(0);
            case "DPM++ 2M SDE" -> DpmPlusPlusMultistepSde.secondOrderMidpoint(0);
            case "DPM++ 2M SDE Heun" -> DpmPlusPlusMultistepSde.secondOrderHeun(0);
            case "DPM++ 3M SDE" -> DpmPlusPlusMultistepSde.thirdOrder(0);
            case "DPM fast" -> DpmFast.ancestral(0);
            case "DPM adaptive" -> DpmAdaptive.ancestral(0);
            default -> Samplers.named(name).orElseThrow().sampler();
        };
    }

    @ParameterizedTest
    @CsvSource({
        "Euler, 1",
        "Euler a, 1",
        "DDIM, 1",
        "Heun, 2",
        "DPM2, 2",
        "DPM2 a, 2",
        "DPM++ 2S a, 2",
        "DPM++ SDE, 2",
        "DPM++ 2M, 2",
        "DPM++ 2M SDE, 2",
        "DPM++ 2M SDE Heun, 2",
        "DPM++ 3M SDE, 2",
        "UniPC, 3",
        "LMS, 4",
        "PLMS, 2",
        "DPM fast, 3",
    })
    void convergesWithItsOrder(String name, double order) {
        // Given
        Sampler sampler = without(name);

        // When
        double coarse = error(sampler, COARSE);
        double fine = error(sampler, FINE);

        // Then
        double measured = Math.log(coarse / fine) / Math.log((double) FINE / COARSE);
        assertThat(fine).as("error with %d steps", FINE).isLessThan(0.05);
        assertThat(measured).as("order of %s", name).isGreaterThan(order - 0.35);
    }

    /** It chooses its steps itself, so there is nothing to double. */
    @Test
    void arrivesWhereTheEquationGoesWithStepsOfItsOwn() {
        assertThat(error(without("DPM adaptive"), FINE)).isLessThan(2e-2);
    }

    /** LCM walks to where the flow ends, which is no method of any order. */
    @Test
    void leavesOutNoSamplerThatHasAnOrder() throws NoSuchMethodException {
        // Given
        String[] rows = SamplerOrderTest.class
                .getDeclaredMethod("convergesWithItsOrder", String.class, double.class)
                .getAnnotation(CsvSource.class)
                .value();

        // Then
        assertThat(Arrays.stream(rows).map(row -> row.substring(0, row.indexOf(','))))
                .containsExactlyInAnyOrderElementsOf(Samplers.all().stream()
                        .map(NamedSampler::name)
                        .filter(name -> !Set.of("DPM adaptive", "LCM").contains(name))
                        .toList());
    }

    @Test
    void stopsWhenTheObserverThrows() {
        for (NamedSampler named : Samplers.all()) {
            // Given
            List<Integer> seen = new ArrayList<>();
            StepObserver stopAtTwo = step -> {
                seen.add(step.number());
                if (seen.size() == 2) {
                    throw new IllegalStateException("stop");
                }
            };
            Sampling run = new Sampling(new ClosedForm(), levels(12), (sigma, next) -> new double[POINTS], stopAtTwo);

            // When
            Throwable thrown = catchThrowable(() -> named.sampler().sample(start(), run));

            // Then
            assertThat(thrown).as(named.name()).hasMessage("stop");
            assertThat(seen).as(named.name()).hasSize(2);
        }
    }
}
