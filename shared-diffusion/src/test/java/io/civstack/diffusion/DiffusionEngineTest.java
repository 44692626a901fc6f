package io.civstack.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.picture.GeneratedPicture;
import io.civstack.diffusion.request.CancelledException;
import io.civstack.diffusion.request.EngineLimits;
import io.civstack.diffusion.request.StepListener;
import io.civstack.diffusion.request.TextToImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiffusionEngineTest {

    private static final Path DEMO = Path.of("../deploy/local/models/demo/model.safetensors");
    private static final DiffusionEngine ENGINE = new DiffusionEngine(EngineLimits.defaults());

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private static TextToImage request(String prompt, int side, int steps) {
        return new TextToImage(prompt, "", side, side, steps, 5, "Euler", "normal", 7, 1);
    }

    @Test
    void tellsEveryStep() {
        // Given
        List<String> steps = new ArrayList<>();
        StepListener listener = new StepListener() {
            @Override
            public void onStep(int step, int count) {
                steps.add(step + "/" + count);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
        // When
        GeneratedPicture drawing = ENGINE.generate(DEMO, request("a red boat by the sea", 128, 3), listener);
        // Then
        assertThat(steps).containsExactly("1/3", "2/3", "3/3");
        assertThat(drawing.picture().width()).isEqualTo(128);
        assertThat(drawing.parameters())
                .containsEntry("Steps", "3")
                .containsEntry("Sampler", "Euler")
                .containsEntry("Seed", "7")
                .containsEntry("Size", "128x128")
                .containsEntry("Model", "Civstack Stickers");
    }

    /**
     * The listener cancels only when asked by another thread after the first step: while the UNet runs the second one.
     */
    @Test
    void stopsInsideAStep() {
        // Given
        Thread drawing = Thread.currentThread();
        List<Integer> steps = new ArrayList<>();
        AtomicBoolean firstStepDone = new AtomicBoolean();
        AtomicLong cancelledAt = new AtomicLong();
        StepListener listener = new StepListener() {
            @Override
            public void onStep(int step, int count) {
                steps.add(step);
                firstStepDone.set(true);
            }

            @Override
            public boolean cancelled() {
                boolean now = firstStepDone.get() && !Thread.currentThread().equals(drawing);
                if (now) {
                    cancelledAt.compareAndSet(0, System.nanoTime());
                }
                return now;
            }
        };

        // When
        long began = System.nanoTime();
        assertThatExceptionOfType(CancelledException.class)
                .isThrownBy(() -> ENGINE.generate(DEMO, request("a red boat", 1024, 2), listener));

        // Then: the second step was neither completed nor waited for.
        Duration firstStep = Duration.ofNanos(cancelledAt.get() - began);
        Duration afterCancelling = Duration.ofNanos(System.nanoTime() - cancelledAt.get());
        assertThat(steps).containsExactly(1);
        assertThat(afterCancelling).isLessThan(firstStep);
    }

    @Test
    void drawsTheSamePictureAloneAndInCompany() throws Exception {
        // Given
        byte[] alone = ENGINE.generate(DEMO, request("a green tree", 64, 4), StepListener.NONE)
                .picture()
                .rgb();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<GeneratedPicture>> drawings = new ArrayList<>();
            // When
            for (int i = 0; i < 8; i++) {
                String prompt = i % 2 == 0 ? "a green tree" : "a blue star";
                drawings.add(threads.submit(() -> ENGINE.generate(DEMO, request(prompt, 64, 4), StepListener.NONE)));
            }
            // Then
            for (int i = 0; i < 8; i++) {
                byte[] drawn = drawings.get(i).get().picture().rgb();
                assertThat(java.util.Arrays.equals(drawn, alone)).isEqualTo(i % 2 == 0);
            }
        }
    }

    private static byte[] circle(String prompt) {
        return ENGINE.generate(DEMO, request(prompt, 64, 4), StepListener.NONE)
                .picture()
                .rgb();
    }

    @Test
    void followsSwitchesOfAPrompt() {
        // When
        byte[] switched = circle("a [red:blue:2] circle");

        // Then
        assertThat(switched).isNotEqualTo(circle("a red circle")).isNotEqualTo(circle("a blue circle"));
        assertThat(circle("a [red:blue:4] circle")).isEqualTo(circle("a red circle"));
        assertThat(circle("a [red:blue:0] circle")).isEqualTo(circle("a blue circle"));
    }

    @Test
    void followsPartsOfAPromptByTheirWeights() {
        // When
        byte[] joined = circle("a red circle AND a blue star :0.5");

        // Then
        assertThat(joined).isNotEqualTo(circle("a red circle")).isNotEqualTo(circle("a blue star"));
        assertThat(circle("a red circle AND a blue star :0")).isEqualTo(circle("a red circle"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Euler b", "", "DPM++"})
    void refusesASamplerThatDoesNotExist(String sampler) {
        TextToImage request = new TextToImage("a cat", "", 64, 64, 2, 5, sampler, "", 7, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> ENGINE.generate(DEMO, request, StepListener.NONE));
    }

    @Test
    void refusesAPictureBeyondTheLimit() {
        try (DiffusionEngine small = new DiffusionEngine(new EngineLimits(1, 0, 64 * 64))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> small.generate(DEMO, request("a cat", 128, 2), StepListener.NONE));
        }
    }

    @Test
    void refusesAVocabularyThatBelongsToAnotherModel(@TempDir Path folder) throws IOException {
        // Given: the demo model without the folder beside it, so that CLIP's 49,408 tokens would have to fit its 727.
        Path alone = Files.copy(DEMO, folder.resolve("model.safetensors"));
        // When, Then
        assertThatExceptionOfType(UnreadableModelException.class)
                .isThrownBy(() -> ENGINE.generate(alone, request("a cat", 64, 2), StepListener.NONE))
                .withMessageContaining("tokenizer/");
    }
}
