package io.civstack.diffusion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.TinyArchitectures;
import io.civstack.diffusion.request.HiresFix;
import io.civstack.diffusion.request.PictureRequest;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which text the UNet is told at which call, as A1111 counts: every call of the network, from 0; a text that ends with
 * n still holds at n.
 */
class PromptEditingTest {

    private static final float SAME = 1e-4f;
    private static final RecordingPipeline PIPELINE = new RecordingPipeline();

    @AfterAll
    static void close() {
        PIPELINE.close();
    }

    private static RecordingPipeline.Recorded draw(Path checkpoint, String prompt, String sampler, int steps) {
        return PIPELINE.draw(checkpoint, RecordingPipeline.text(prompt, "", sampler, steps));
    }

    /** The calls of a drawing by what the prompt's row was told: a for a cat and b for a dog. */
    private static String texts(RecordingPipeline.Recorded drawn, Path checkpoint, String input) {
        float[] cat = draw(checkpoint, "a cat", "Euler", 1).told(0, input, 1);
        float[] dog = draw(checkpoint, "a dog", "Euler", 1).told(0, input, 1);
        return drawn.calls().stream()
                .map(call -> call.row(input, 1))
                .map(row -> isNear(row, cat) ? "a" : isNear(row, dog) ? "b" : "?")
                .collect(Collectors.joining());
    }

    /** Batches of other sizes differ in the last bits. */
    private static boolean isNear(float[] left, float[] right) {
        return IntStream.range(0, left.length).allMatch(i -> Math.abs(left[i] - right[i]) < SAME);
    }

    @ParameterizedTest
    @CsvSource({
        "Euler, 6, 2, aaabbb",
        "Euler, 6, 0.5, aaaabb",
        "DPM fast, 9, 4, aaaaabbbb",
        "DPM fast, 9, 1, aabbbbbbb",
        "DPM++ SDE, 4, 3, aaaabbb",
        "DPM++ SDE, 4, 0.5, aaaaabb",
        "Heun, 4, 0.25, aaabbbb",
        "DPM2, 4, 0.5, aaaaabb",
        "DPM2 a, 4, 2, aaabbbb",
        "DPM++ 2S a, 4, 2, aaabbbb",
        "DPM++ 2M, 4, 2, aaab",
        "PLMS, 4, 2, aaabb",
    })
    void switchesAtACallOfTheNetwork(String sampler, int steps, String when, String expected) {
        // Given
        String prompt = "a [cat:dog:" + when + "]";

        // When
        RecordingPipeline.Recorded drawn = draw(TinyArchitectures.SD1, prompt, sampler, steps);

        // Then
        assertThat(texts(drawn, TinyArchitectures.SD1, "context")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"Euler, aababa", "DPM++ SDE, aababababab"})
    void takesTurnsInsideAStepOfTwoCalls(String sampler, String expected) {
        // When
        RecordingPipeline.Recorded drawn = draw(TinyArchitectures.SD1, "a [cat|dog]", sampler, 6);

        // Then
        assertThat(texts(drawn, TinyArchitectures.SD1, "context")).isEqualTo(expected);
    }

    @Test
    void placesTheSwitchesOfASecondPassAmongItsCalls() {
        // Given
        HiresFix twoSteps = new HiresFix(1.5, 2, 0.5, HiresFix.Upscaler.LATENT);
        PictureRequest request = PictureRequest.of(RecordingPipeline.text("a [cat:dog:1.25]", "", "Heun", 3));

        // When
        RecordingPipeline.Recorded drawn = PIPELINE.draw(TinyArchitectures.SD1, request.with(twoSteps));

        // Then
        assertThat(texts(drawn, TinyArchitectures.SD1, "context")).isEqualTo("aaaaa" + "aab");
    }

    @Test
    void switchesTheLabelOfSdxlWithTheText() {
        // When
        RecordingPipeline.Recorded drawn = draw(TinyArchitectures.SDXL, "a [cat:dog:1]", "Euler", 4);

        // Then
        assertThat(texts(drawn, TinyArchitectures.SDXL, "context")).isEqualTo("aabb");
        assertThat(texts(drawn, TinyArchitectures.SDXL, "y")).isEqualTo("aabb");
    }
}
