package io.civstack.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.civstack.diffusion.picture.GeneratedPicture;
import io.civstack.diffusion.picture.Mask;
import io.civstack.diffusion.picture.Picture;
import io.civstack.diffusion.request.AdvancedOptions;
import io.civstack.diffusion.request.EngineLimits;
import io.civstack.diffusion.request.HiresFix;
import io.civstack.diffusion.request.MaskedContent;
import io.civstack.diffusion.request.PictureRequest;
import io.civstack.diffusion.request.StartingPicture;
import io.civstack.diffusion.request.StepListener;
import io.civstack.diffusion.request.TextToImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several pictures of one request, drawn together, are those drawn alone. */
class PictureSeriesTest {

    private static final Path DEMO = Path.of("../deploy/local/models/demo/model.safetensors");
    private static final Path SDXL = Goldens.file("tiny-sdxl/model.safetensors");
    private static final DiffusionEngine ENGINE = new DiffusionEngine(EngineLimits.defaults());

    /** What the order of sums in another batch may move a value of 255. */
    private static final int TOLERANCE = 2;

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private static PictureRequest boat(String sampler) {
        return PictureRequest.of(new TextToImage("a red boat by the sea", "", 64, 64, 5, 4, sampler, "", 7, 1));
    }

    private static void holdsAlone(Path model, PictureRequest request, int count) {
        // When
        List<GeneratedPicture> together = ENGINE.generateAll(model, request, count, StepListener.NONE);
        // Then
        assertThat(together).hasSize(count);
        for (int i = 0; i < count; i++) {
            GeneratedPicture alone = ENGINE.generate(model, request.later(i), StepListener.NONE);
            assertThat(together.get(i).parameters()).isEqualTo(alone.parameters());
            byte[] expected = alone.picture().rgb();
            byte[] drawn = together.get(i).picture().rgb();
            assertThat(drawn).hasSameSizeAs(expected);
            for (int k = 0; k < drawn.length; k++) {
                int difference = (drawn[k] & 0xFF) - (expected[k] & 0xFF);
                assertThat(difference).as("picture %d, value %d", i, k).isBetween(-TOLERANCE, TOLERANCE);
            }
        }
        assertThat(together.get(0).picture().rgb())
                .isNotEqualTo(together.get(1).picture().rgb());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Euler", "Euler a", "DPM++ 2M Karras", "DPM++ SDE", "UniPC", "DPM adaptive"})
    void drawsEachAsAlone(String sampler) {
        holdsAlone(DEMO, boat(sampler), 3);
    }

    @Test
    void countsSubSeedsWhereTheyVaryThePicture() {
        PictureRequest request = boat("Euler a").with(AdvancedOptions.DEFAULTS.varied(99, 0.3));
        holdsAlone(DEMO, request, 2);
        assertThat(request.later(1).text().seed()).isEqualTo(7);
        assertThat(request.later(1).options().subSeed()).isEqualTo(100);
    }

    @Test
    void rescalesEachByItsOwnSpread() {
        holdsAlone(DEMO, boat("Euler").with(AdvancedOptions.DEFAULTS.guided(0.7, 1)), 2);
    }

    @Test
    void changesAPictureInSeveralWays() {
        Picture boat = ENGINE.generate(DEMO, boat("Euler"), StepListener.NONE).picture();
        Mask right = Mask.rectangle(64, 64, 32, 0, 64, 64);
        StartingPicture masked = new StartingPicture(boat, 0.8, Optional.of(right));
        holdsAlone(DEMO, boat("Euler").from(masked), 2);
        holdsAlone(DEMO, boat("Euler").from(masked.with(MaskedContent.LATENT_NOISE)), 2);
    }

    @Test
    void enlargesEach() {
        for (HiresFix.Upscaler upscaler : HiresFix.Upscaler.values()) {
            holdsAlone(DEMO, boat("Euler").with(new HiresFix(1.5, 3, 0.5, upscaler)), 2);
        }
    }

    @Test
    void tellsEveryRowItsLabel() {
        TextToImage cat = new TextToImage("a photo of a cat", "", 64, 64, 3, 5, "Euler", "normal", 7, 1);
        holdsAlone(SDXL, PictureRequest.of(cat), 3);
    }

    @Test
    void splitsASeriesThatIsTooLargeForOneRun() {
        // Given: two pictures of 640 x 640 fit into a run, three do not.
        List<String> steps = new ArrayList<>();
        TextToImage large = new TextToImage("a tree", "", 640, 640, 1, 1, "Euler", "normal", 7, 1);
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
        List<GeneratedPicture> drawings = ENGINE.generateAll(DEMO, PictureRequest.of(large), 3, listener);
        // Then
        assertThat(steps).containsExactly("1/2", "2/2");
        assertThat(drawings)
                .extracting(drawing -> drawing.parameters().get("Seed"))
                .containsExactly("7", "8", "9");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 17})
    void refusesASeriesOfNoneOrTooMany(int count) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ENGINE.generateAll(DEMO, boat("Euler"), count, StepListener.NONE))
                .withMessageContaining("1 to 16");
    }

    @Test
    void refusesASeriesBeyondTheLastSeed() {
        PictureRequest last = PictureRequest.of(boat("Euler").text().withSeed(4_294_967_295L));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ENGINE.generateAll(DEMO, last, 2, StepListener.NONE))
                .withMessageContaining("seed");
    }
}
