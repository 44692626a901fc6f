package io.civstack.diffusion.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.civstack.diffusion.DiffusionEngine;
import io.civstack.diffusion.noise.NoiseSource;
import io.civstack.diffusion.picture.GeneratedPicture;
import io.civstack.diffusion.picture.Mask;
import io.civstack.diffusion.picture.Picture;
import io.civstack.diffusion.sampler.Samplers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Changing pictures, second passes and fine settings, on the demo checkpoint. */
class PictureRequestTest {

    private static final Path DEMO = Path.of("../deploy/local/models/demo/model.safetensors");
    private static final DiffusionEngine ENGINE = new DiffusionEngine(EngineLimits.defaults());
    private static final TextToImage BOAT =
            new TextToImage("a red boat by the sea", "", 64, 64, 6, 4, "Euler", "normal", 7, 1);
    private static final TextToImage TREE =
            new TextToImage("a green tree in the snow", "", 64, 64, 6, 4, "Euler", "normal", 8, 1);

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private static Picture draw(PictureRequest request) {
        return ENGINE.generate(DEMO, request, StepListener.NONE).picture();
    }

    private static double difference(Picture one, Picture other) {
        double sum = 0;
        for (int i = 0; i < one.rgb().length; i++) {
            sum += Math.abs((one.rgb()[i] & 0xFF) - (other.rgb()[i] & 0xFF));
        }
        return sum / one.rgb().length;
    }

    /** Mean difference of a pixel's largest and smallest channel. */
    private static double saturation(Picture picture) {
        double sum = 0;
        for (int i = 0; i < picture.rgb().length; i += 3) {
            int red = picture.rgb()[i] & 0xFF;
            int green = picture.rgb()[i + 1] & 0xFF;
            int blue = picture.rgb()[i + 2] & 0xFF;
            sum += Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
        }
        return 3 * sum / picture.rgb().length;
    }

    private static PictureRequest change(Picture picture, double strength, Optional<Mask> mask) {
        return PictureRequest.of(TREE).from(new StartingPicture(picture, strength, mask));
    }

    @Test
    void changesAPictureTheMoreTheStrongerItIsAsked() {
        // Given
        Picture boat = draw(PictureRequest.of(BOAT));

        // When
        double little = difference(boat, draw(change(boat, 0, Optional.empty())));
        double much = difference(boat, draw(change(boat, 1, Optional.empty())));

        // Then
        assertThat(little).isLessThan(much / 2);
    }

    @Test
    void keepsEveryPixelOutsideTheMask() {
        // Given
        Picture boat = draw(PictureRequest.of(BOAT));
        Mask rightHalf = Mask.rectangle(64, 64, 32, 0, 64, 64);

        // When
        Picture changed = draw(change(boat, 1, Optional.of(rightHalf)));

        // Then
        int kept = 0;
        int replaced = 0;
        for (int i = 0; i < 64 * 64; i++) {
            boolean same = changed.rgb()[3 * i] == boat.rgb()[3 * i];
            kept += i % 64 < 32 && same ? 1 : 0;
            replaced += i % 64 >= 32 && !same ? 1 : 0;
        }
        assertThat(kept).isEqualTo(32 * 64);
        assertThat(replaced).isGreaterThan(16 * 64);
    }

    @Test
    void continuesAPictureBeyondItsEdge() {
        // Given
        Picture boat = draw(PictureRequest.of(BOAT));
        TextToImage wider = BOAT.resized(96, 64, 6);
        StartingPicture extended = StartingPicture.extended(boat, 0, 0, 32, 0, 8);

        // When
        Picture continued = draw(PictureRequest.of(wider).from(extended));

        // Then
        for (int i = 0; i < 64; i++) {
            int kept = 96 * i + 55;
            assertThat(continued.rgb()[3 * kept]).as("row %d", i).isEqualTo(boat.rgb()[3 * (64 * i + 55)]);
        }
        assertThat(continued.rgb()[3 * 95]).isNotEqualTo(extended.picture().rgb()[3 * 95]);
    }

    @Test
    void drawsLargerInASecondPass() {
        for (HiresFix.Upscaler upscaler : HiresFix.Upscaler.values()) {
            // Given
            List<String> steps = new ArrayList<>();
            List<Picture> previews = new ArrayList<>();
            PictureRequest request = PictureRequest.of(BOAT).with(new HiresFix(1.5, 4, 0.5, upscaler));

            // When
            GeneratedPicture drawing = ENGINE.generate(DEMO, request, watching(steps, previews));

            // Then
            assertThat(drawing.picture().width()).isEqualTo(96);
            assertThat(steps).hasSize(10).first().isEqualTo("1/10");
            assertThat(steps.getLast()).isEqualTo("10/10");
            assertThat(previews.getFirst().width()).isEqualTo(8);
            assertThat(previews.getLast().width()).isEqualTo(12);
            assertThat(drawing.parameters())
                    .containsEntry("Hires upscale", "1.5")
                    .containsEntry("Hires upscaler", upscaler.label())
                    .containsEntry("Denoising strength", "0.5");
        }
    }

    private static StepListener watching(List<String> steps, List<Picture> previews) {
        return new StepListener() {
            @Override
            public void onStep(int step, int count) {
                steps.add(step + "/" + count);
            }

            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public boolean wantsPreview() {
                return true;
            }

            @Override
            public void onPreview(Picture rough) {
                previews.add(rough);
            }
        };
    }

    @Test
    void variesAPictureBySubSeed() {
        // Given
        Picture plain = draw(PictureRequest.of(BOAT));

        // When
        Picture near = draw(PictureRequest.of(BOAT).with(AdvancedOptions.DEFAULTS.varied(99, 0.05)));
        Picture far = draw(PictureRequest.of(BOAT).with(AdvancedOptions.DEFAULTS.varied(99, 1)));

        // Then
        assertThat(difference(plain, near)).isPositive().isLessThan(difference(plain, far));
    }

    @Test
    void drawsWithTheNumbersOfAGpu() {
        // Given
        PictureRequest request = PictureRequest.of(BOAT).with(AdvancedOptions.DEFAULTS.withNoise(NoiseSource.GPU));

        // When
        GeneratedPicture drawing = ENGINE.generate(DEMO, request, StepListener.NONE);

        // Then
        assertThat(difference(drawing.picture(), draw(PictureRequest.of(BOAT)))).isGreaterThan(5);
        assertThat(drawing.parameters()).doesNotContainKey("RNG");
    }

    @Test
    void leavesThePictureNearlyAloneWhenGuidanceEndsLate() {
        // Given
        Picture plain = draw(PictureRequest.of(BOAT));

        // When
        Picture late = draw(PictureRequest.of(BOAT).with(AdvancedOptions.DEFAULTS.guided(0, 0.5)));
        Picture never = draw(PictureRequest.of(BOAT).with(AdvancedOptions.DEFAULTS.guided(0, 20)));

        // Then
        assertThat(difference(plain, late)).isPositive().isLessThan(difference(plain, never));
    }

    @Test
    void isThePlainPromptWhenGuidanceIsSkippedThroughout() {
        // Given
        TextToImage unguided = new TextToImage(BOAT.prompt(), "", 64, 64, 6, 1, "Euler", "normal", 7, 1);

        // When
        Picture skipped = draw(PictureRequest.of(BOAT)
                .with(AdvancedOptions.DEFAULTS.guided(0, 20).skippingEveryCall()));

        // Then
        assertThat(difference(skipped, draw(PictureRequest.of(unguided)))).isLessThan(0.05);
    }

    @Test
    void softensColoursByRescale() {
        // When
        Picture soft = draw(PictureRequest.of(BOAT).with(AdvancedOptions.DEFAULTS.guided(0.7, 0)));

        // Then
        assertThat(saturation(soft)).isLessThan(saturation(draw(PictureRequest.of(BOAT))));
    }

    private static Picture draw(String prompt, String sampler) {
        return draw(PictureRequest.of(new TextToImage(prompt, "", 64, 64, 12, 1, sampler, "", 7, 1)));
    }

    /** Without guidance all samplers solve the same equation, so the same seed leads them to about the same picture. */
    @Test
    void drawsWithEverySamplerOfTheCatalogue() {
        // Given
        Picture euler = draw("a red boat by the sea", "Euler");
        double otherPrompt = difference(euler, draw("a green tree", "Euler"));

        Samplers.all().forEach(named -> {
            // When
            Picture picture = draw("a red boat by the sea", named.name());

            // Then
            assertThat(difference(picture, euler)).as(named.name()).isLessThan(otherPrompt / 4);
        });
    }

    @Test
    void drawsEdgesThatContinueEachOther() {
        // Given
        PictureRequest seamless = PictureRequest.of(BOAT).with(AdvancedOptions.DEFAULTS.seamless(true, false));
        // When
        GeneratedPicture drawing = ENGINE.generate(DEMO, seamless, StepListener.NONE);
        // Then
        assertThat(drawing.parameters()).containsEntry("Tiling", "True");
        assertThat(seam(drawing.picture())).isLessThan(seam(draw(PictureRequest.of(BOAT))));
        assertThat(draw(seamless.with(new HiresFix(1.5, 2, 0.5, HiresFix.Upscaler.LANCZOS)))
                        .width())
                .isEqualTo(96);
    }

    /** The mean difference between the first and the last column. */
    private static double seam(Picture picture) {
        double sum = 0;
        for (int y = 0; y < picture.height(); y++) {
            for (int colour = 0; colour < 3; colour++) {
                int first = picture.rgb()[3 * y * picture.width() + colour] & 0xFF;
                int last = picture.rgb()[3 * (y + 1) * picture.width() - 3 + colour] & 0xFF;
                sum += Math.abs(first - last);
            }
        }
        return sum / (3 * picture.height());
    }

    @Test
    void refusesContinuingEdgesOfAPictureThatIsDecodedInTiles() {
        TextToImage large = BOAT.resized(1032, 1024, 6);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draw(PictureRequest.of(large).with(AdvancedOptions.DEFAULTS.seamless(true, true))))
                .withMessageContaining("1048576");
    }

    @Test
    void refusesAMaskOfAnotherSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> change(
                        new Picture(64, 64, new byte[3 * 64 * 64]),
                        0.5,
                        Optional.of(Mask.rectangle(32, 64, 0, 0, 1, 1))))
                .withMessage("the mask must have the size of the picture");
    }

    @Test
    void refusesASecondPassBeyondThePixelLimit() {
        TextToImage large = new TextToImage("x", "", 2048, 2048, 6, 4, "Euler", "normal", 7, 1);
        PictureRequest request = PictureRequest.of(large).with(new HiresFix(2, 0, 0.5, HiresFix.Upscaler.LATENT));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ENGINE.generate(DEMO, request, StepListener.NONE))
                .withMessageContaining("pixels");
    }
}
