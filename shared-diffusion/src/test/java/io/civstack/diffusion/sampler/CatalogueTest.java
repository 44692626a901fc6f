package io.civstack.diffusion.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.denoiser.Denoiser;
import io.civstack.diffusion.schedule.DiscreteLevels;
import io.civstack.diffusion.schedule.Schedule;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a name implies. The table is that of A1111's {@code modules/sd_samplers_kdiffusion.py} (options scheduler,
 * discard_next_to_last_sigma, brownian_noise, second_order), with the names before its version 1.9 that end in a
 * schedule.
 */
class CatalogueTest {

    @ParameterizedTest
    @CsvSource({
        "Euler a, Euler a, NORMAL, PLAIN, STREAM, false",
        "Euler, Euler, NORMAL, PLAIN, NONE, false",
        "LMS, LMS, NORMAL, PLAIN, NONE, false",
        "Heun, Heun, NORMAL, PLAIN, NONE, true",
        "DPM2, DPM2, KARRAS, DISCARDS_NEXT_TO_LAST_SIGMA, NONE, true",
        "DPM2 a, DPM2 a, KARRAS, DISCARDS_NEXT_TO_LAST_SIGMA, STREAM, true",
        "DPM++ 2S a, DPM++ 2S a, KARRAS, PLAIN, STREAM, true",
        "DPM++ 2M, DPM++ 2M, KARRAS, PLAIN, NONE, false",
        "DPM++ SDE, DPM++ SDE, KARRAS, PLAIN, PATH, true",
        "DPM++ 2M SDE, DPM++ 2M SDE, EXPONENTIAL, PLAIN, PATH, false",
        "DPM++ 2M SDE Heun, DPM++ 2M SDE Heun, EXPONENTIAL, PLAIN, PATH, false",
        "DPM++ 3M SDE, DPM++ 3M SDE, EXPONENTIAL, DISCARDS_NEXT_TO_LAST_SIGMA, PATH, false",
        "DPM fast, DPM fast, NORMAL, PLAIN, STREAM, false",
        "DPM adaptive, DPM adaptive, NORMAL, PLAIN, STREAM, false",
        "LMS Karras, LMS, KARRAS, PLAIN, NONE, false",
        "DPM2 Karras, DPM2, KARRAS, DISCARDS_NEXT_TO_LAST_SIGMA, NONE, true",
        "DPM2 a Karras, DPM2 a, KARRAS, DISCARDS_NEXT_TO_LAST_SIGMA, STREAM, true",
        "DPM++ 2S a Karras, DPM++ 2S a, KARRAS, PLAIN, STREAM, true",
        "DPM++ 2M Karras, DPM++ 2M, KARRAS, PLAIN, NONE, false",
        "DPM++ SDE Karras, DPM++ SDE, KARRAS, PLAIN, PATH, true",
        "DPM++ 2M SDE Karras, DPM++ 2M SDE, KARRAS, PLAIN, PATH, false",
        "DPM++ 2M SDE Heun Karras, DPM++ 2M SDE Heun, KARRAS, PLAIN, PATH, false",
        "DPM++ 3M SDE Karras, DPM++ 3M SDE, KARRAS, DISCARDS_NEXT_TO_LAST_SIGMA, PATH, false",
        "DPM++ 3M SDE Exponential, DPM++ 3M SDE, EXPONENTIAL, DISCARDS_NEXT_TO_LAST_SIGMA, PATH, false",
        "DDIM, DDIM, LEADING, OWN_TIMESTEPS, NONE, false",
        "PLMS, PLMS, LEADING, OWN_TIMESTEPS, NONE, false",
        "UniPC, UniPC, LINSPACE, OWN_TIMESTEPS, NONE, false",
        "LCM, LCM, NORMAL, LCM_TIMESTEPS, STREAM, false",
        "euler A, Euler a, NORMAL, PLAIN, STREAM, false",
    })
    void impliesWhatTheToolsTakeItFor(
            String written,
            String name,
            Schedule schedule,
            NamedSampler.SigmaRule sigmaRule,
            NamedSampler.Noise noise,
            boolean secondOrder) {
        // When
        NamedSampler named = Samplers.named(written).orElseThrow();

        // Then
        assertThat(named.name()).isEqualTo(name);
        assertThat(named.schedule()).isEqualTo(schedule);
        assertThat(named.sigmaRule()).isEqualTo(sigmaRule);
        assertThat(named.stepNoise()).isEqualTo(noise);
        assertThat(named.secondOrder()).isEqualTo(secondOrder);
    }

    @Test
    void asksTwiceAStepWhereItIsOfSecondOrder() {
        for (NamedSampler named : Samplers.all()) {
            if (named.stepsDependOnBatch()) {
                continue; // it chooses its steps itself
            }
            // Given
            SamplingPlan plan = Samplers.plan(named.name(), "", 10, DiscreteLevels.scaledLinear());
            AtomicInteger calls = new AtomicInteger();
            Denoiser counted = (x, sigma) -> {
                calls.incrementAndGet();
                return new ClosedForm().denoise(x, sigma);
            };

            // When
            plan.run(plan.start(new float[] {1}), counted, (sigma, next) -> new double[1], StepObserver.NONE);

            // Then
            int once = named.name().equals("PLMS") ? 11 : 10; // it takes its first step twice
            assertThat(calls.get()).as(named.name()).isEqualTo(named.secondOrder() ? 19 : once);
        }
    }

    @Test
    void tellsWhichPicturesTheSeedDeltaChanges() {
        // When
        List<String> names = Samplers.all().stream()
                .filter(NamedSampler::usesStepSeedDelta)
                .map(NamedSampler::name)
                .toList();

        // Then
        assertThat(names).containsExactly("Euler a", "DPM2 a", "DPM++ 2S a", "DPM fast", "DPM adaptive", "LCM");
    }
}
