package io.civstack.diffusion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.civstack.diffusion.TinyArchitectures;
import io.civstack.diffusion.arch.SizeLabel;
import io.civstack.diffusion.pipeline.RecordingPipeline.Recorded;
import io.civstack.diffusion.prompt.Emphasis;
import io.civstack.diffusion.request.AdvancedOptions;
import io.civstack.diffusion.request.PictureRequest;
import io.civstack.diffusion.request.TextToImage;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the UNet is told: row 0 is the negative prompt's, row 1 the prompt's; a label is the pooled text and then sizes.
 */
class ConditioningTest {

    private static final RecordingPipeline PIPELINE = new RecordingPipeline();
    private static final int POOLED = 128;

    @AfterAll
    static void close() {
        PIPELINE.close();
    }

    private static Recorded draw(Path checkpoint, String prompt, String negative) {
        return PIPELINE.draw(checkpoint, RecordingPipeline.text(prompt, negative, "Euler", 2));
    }

    private static Recorded xl(String prompt, String negative) {
        return draw(TinyArchitectures.SDXL, prompt, negative);
    }

    private static float[] pooled(Recorded drawn, int call, int row) {
        return Arrays.copyOf(drawn.told(call, "y", row), POOLED);
    }

    private static float[] sizes(Recorded drawn, int row) {
        float[] label = drawn.told(0, "y", row);
        return Arrays.copyOfRange(label, POOLED, label.length);
    }

    private static boolean isSilent(float[] numbers) {
        for (float number : numbers) {
            if (number != 0) {
                return false;
            }
        }
        return true;
    }

    @Test
    void silencesAnEmptyNegativePromptInSdxl() {
        // When
        Recorded drawn = xl("a cat", "");

        // Then
        assertThat(isSilent(drawn.told(0, "context", 0))).isTrue();
        assertThat(isSilent(pooled(drawn, 0, 0))).isTrue();
        assertThat(isSilent(drawn.told(0, "context", 1))).isFalse();
        assertThat(isSilent(pooled(drawn, 0, 1))).isFalse();
        assertThat(sizes(drawn, 0)).isEqualTo(sizes(drawn, 1));
    }

    @Test
    void readsANegativePromptThatIsNotEmptyThroughout() {
        // When
        Recorded drawn = xl("a cat", "[fog:0]");
        Recorded late = xl("a cat", "[:fog:1]");

        // Then
        assertThat(isSilent(drawn.told(0, "context", 0))).isFalse();
        assertThat(isSilent(late.told(0, "context", 0))).isFalse();
        assertThat(isSilent(pooled(late, 0, 0))).isFalse();
    }

    @Test
    void readsAnEmptyNegativePromptInSd1() {
        assertThat(isSilent(draw(TinyArchitectures.SD1, "a cat", "").told(0, "context", 0)))
                .isFalse();
    }

    @Test
    void labelsWithHeightBeforeWidth() {
        // When
        TextToImage wide = RecordingPipeline.text("a cat", "", "Euler", 1).resized(128, 64, 1);
        Recorded drawn = PIPELINE.draw(TinyArchitectures.SDXL, wide);

        // Then
        assertThat(sizes(drawn, 1)).isEqualTo(SizeLabel.of(new float[0], 64, 128, 0, 0, 64, 128));
    }

    @Test
    void scoresThePromptHigherThanTheNegativeOneInTheRefiner(@TempDir Path folder) {
        // Given
        TinyArchitectures.bringTheVocabulary(folder);
        Path refiner = TinyArchitectures.refiner().write(folder.resolve("refiner.safetensors"));

        // When
        Recorded drawn = draw(refiner, "a cat", "fog");

        // Then
        assertThat(sizes(drawn, 0)).isEqualTo(SizeLabel.of(new float[0], 64, 64, 0, 0, 2.5f));
        assertThat(sizes(drawn, 1)).isEqualTo(SizeLabel.of(new float[0], 64, 64, 0, 0, 6));
    }

    @Test
    void poolsTheFirstChunk() {
        // When
        float[] pooled = pooled(xl("a cat BREAK a dog", "fog"), 0, 1);

        // Then
        assertThat(pooled).usingComparatorWithPrecision(1e-4f).containsExactly(pooled(xl("a cat", "fog"), 0, 1));
        assertThat(pooled).usingComparatorWithPrecision(1e-4f).isNotEqualTo(pooled(xl("a dog", "fog"), 0, 1));
    }

    @Test
    void weighsTheStatesOfAWordAsTheModeSays() {
        // Given: the words stand at the third and the fourth token, each of so many numbers.
        int width = 64;
        float[] plain = weighed("a cat", Emphasis.NO_NORM);

        // When
        float[] weighed = weighed("a (cat:1.5)", Emphasis.NO_NORM);
        float[] ignored = weighed("a (cat:1.5)", Emphasis.IGNORE);

        // Then
        assertThat(ignored).usingComparatorWithPrecision(1e-5f).containsExactly(plain);
        assertThat(weighed[0]).isEqualTo(plain[0]);
        assertThat(weighed).hasSameSizeAs(plain).isNotEqualTo(plain);
        for (int i = 0; i < weighed.length; i++) {
            float ratio = Math.abs(plain[i]) < 0.01f ? 1 : weighed[i] / plain[i];
            assertThat(Math.min(Math.abs(ratio - 1), Math.abs(ratio - 1.5f)))
                    .as("number %d of token %d", i % width, i / width)
                    .isLessThan(0.01f);
        }
    }

    private static float[] weighed(String prompt, Emphasis mode) {
        PictureRequest request = PictureRequest.of(RecordingPipeline.text(prompt, "", "Euler", 1));
        return PIPELINE.draw(TinyArchitectures.SD1, request.with(AdvancedOptions.DEFAULTS.emphasized(mode)))
                .told(0, "context", 1);
    }

    @Test
    void followsAPartOfAPromptByItsWeight() {
        // When
        byte[] weightless = draw(TinyArchitectures.SD1, "a cat AND a dog :0", "fog")
                .drawing()
                .picture()
                .rgb();

        // Then
        byte[] cat =
                draw(TinyArchitectures.SD1, "a cat", "fog").drawing().picture().rgb();
        byte[] both = draw(TinyArchitectures.SD1, "a cat AND a dog", "fog")
                .drawing()
                .picture()
                .rgb();
        byte[] half = draw(TinyArchitectures.SD1, "a cat AND a dog :0.5", "fog")
                .drawing()
                .picture()
                .rgb();
        assertThat(weightless).isEqualTo(cat).isNotEqualTo(half);
        assertThat(half).isNotEqualTo(both);
    }

    @Test
    void keepsTheMeanOfAllTextsOfAPromptTogether() {
        // Given: of six intervals three are the weighted text.
        float[] plain = told("a cat", 0);
        float[] dog = told("a dog", 0);
        String prompt = "[a cat|a (dog:1.5)]";

        // When
        float[] first = told(prompt, 0);
        float[] second = told(prompt, 2);

        // Then
        assertThat(sum(first) + sum(second)).isCloseTo(sum(plain) + sum(dog), within(0.05));
        assertThat(first[0] / plain[0]).isCloseTo(second[0] / dog[0], within(1e-4f));
        assertThat(first[0] / plain[0]).isNotCloseTo(1f, within(1e-4f));
    }

    private static float[] told(String prompt, int call) {
        TextToImage text = RecordingPipeline.text(prompt, "", "Euler", 6);
        return PIPELINE.draw(TinyArchitectures.SD1, text).told(call, "context", 1);
    }

    private static double sum(float[] numbers) {
        double sum = 0;
        for (float number : numbers) {
            sum += number;
        }
        return sum;
    }
}
