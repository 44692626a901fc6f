package io.civstack.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.metadata.GenerationSettings;
import io.civstack.diffusion.metadata.Infotext;
import io.civstack.diffusion.picture.GeneratedPicture;
import io.civstack.diffusion.prompt.Emphasis;
import io.civstack.diffusion.request.AdvancedOptions;
import io.civstack.diffusion.request.EngineLimits;
import io.civstack.diffusion.request.PictureRequest;
import io.civstack.diffusion.request.StepListener;
import io.civstack.diffusion.request.TextToImage;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the weights of a prompt do to a picture, for checkpoints with one text encoder and with two. */
class EmphasizedDrawingTest {

    private static final String WEIGHTED = "a (red boat:1.6) by the [sea]";
    private static final DiffusionEngine ENGINE = new DiffusionEngine(EngineLimits.defaults());

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private static GeneratedPicture draw(String checkpoint, String prompt, Emphasis mode) {
        TextToImage text = new TextToImage(prompt, "", 64, 64, 3, 5, "Euler", "normal", 7, 1);
        Path file = Goldens.file(checkpoint + "/model.safetensors");
        return ENGINE.generate(
                file, PictureRequest.of(text).with(AdvancedOptions.DEFAULTS.emphasized(mode)), StepListener.NONE);
    }

    private static byte[] pixels(String checkpoint, String prompt, Emphasis mode) {
        return draw(checkpoint, prompt, mode).picture().rgb();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-sd15", "tiny-sdxl"})
    void drawsThePromptWithoutItsWeightsWhenTheyAreIgnored(String checkpoint) {
        // When
        byte[] ignored = pixels(checkpoint, WEIGHTED, Emphasis.IGNORE);

        // Then
        assertThat(ignored).isEqualTo(pixels(checkpoint, "a red boat by the sea", Emphasis.ORIGINAL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-sd15", "tiny-sdxl"})
    void drawsTheBracketsWhenThereIsNoSyntax(String checkpoint) {
        // When
        byte[] plain = pixels(checkpoint, WEIGHTED, Emphasis.NONE);

        // Then
        String escaped = "a \\(red boat:1.6\\) by the \\[sea\\]";
        assertThat(plain).isEqualTo(pixels(checkpoint, escaped, Emphasis.ORIGINAL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-sd15", "tiny-sdxl"})
    void weighsWithAndWithoutTheMean(String checkpoint) {
        // When
        byte[] original = pixels(checkpoint, WEIGHTED, Emphasis.ORIGINAL);
        byte[] withoutNorm = pixels(checkpoint, WEIGHTED, Emphasis.NO_NORM);

        // Then
        byte[] ignored = pixels(checkpoint, WEIGHTED, Emphasis.IGNORE);
        assertThat(original).isNotEqualTo(ignored).isNotEqualTo(withoutNorm);
        assertThat(withoutNorm).isNotEqualTo(ignored);
    }

    @ParameterizedTest
    @EnumSource(Emphasis.class)
    void isSaidInThePictureUnlessItIsTheUsualOne(Emphasis mode) {
        // When
        GeneratedPicture drawing = draw("tiny-sd15", WEIGHTED, mode);

        // Then
        Infotext infotext = Infotext.parse(new Infotext(WEIGHTED, "", drawing.parameters()).write());
        assertThat(infotext.parameters().containsKey("Emphasis")).isEqualTo(mode != Emphasis.ORIGINAL);
        assertThat(GenerationSettings.of(infotext).emphasis().orElse(Emphasis.ORIGINAL))
                .isEqualTo(mode);
    }
}
