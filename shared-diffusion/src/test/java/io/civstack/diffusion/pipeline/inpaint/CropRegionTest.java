package io.civstack.diffusion.pipeline.inpaint;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.picture.Mask;
import io.civstack.diffusion.picture.Picture;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CropRegionTest {

    private static Picture noise(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        new SplittableRandom(1).nextBytes(rgb);
        return new Picture(width, height, rgb);
    }

    @Test
    void isTheMarkedPartWithItsPadding() {
        // Given
        Mask mask = Mask.rectangle(100, 80, 40, 30, 60, 50);

        // When
        CropRegion cut = CropRegion.around(mask, 6, 512, 512);

        // Then
        assertThat(cut).isEqualTo(new CropRegion(34, 24, 32, 32));
    }

    @Test
    void findsTheFaintestMark() {
        // Given
        byte[] share = new byte[100];
        share[34] = 1;

        // When
        CropRegion cut = CropRegion.around(new Mask(10, 10, share), 0, 64, 64);

        // Then
        assertThat(cut).isEqualTo(new CropRegion(4, 3, 1, 1));
    }

    @Test
    void growsEvenlyToTheShape() {
        // Given
        Mask mask = Mask.rectangle(200, 200, 90, 80, 110, 120);

        // When
        CropRegion square = CropRegion.around(mask, 0, 512, 512);
        CropRegion wide = CropRegion.around(mask, 0, 1024, 512);

        // Then
        assertThat(square).isEqualTo(new CropRegion(80, 80, 40, 40));
        assertThat(wide).isEqualTo(new CropRegion(60, 80, 80, 40));
    }

    @Test
    void movesInsideThePicture() {
        // Given
        Mask corner = Mask.rectangle(200, 200, 190, 0, 200, 40);

        // When
        CropRegion cut = CropRegion.around(corner, 32, 512, 512);

        // Then: 42 wide and 72 high with its padding.
        assertThat(cut).isEqualTo(new CropRegion(128, 0, 72, 72));
    }

    @Test
    void takesAllThereIsWhenThePictureIsTooNarrow() {
        // Given
        Mask high = Mask.rectangle(50, 200, 0, 10, 10, 190);

        // When
        CropRegion cut = CropRegion.around(high, 0, 512, 512);

        // Then
        assertThat(cut).isEqualTo(new CropRegion(0, 10, 50, 180));
        assertThat(cut.on(512, 512)).isEqualTo(new CropRegion(185, 0, 142, 512));
    }

    @Test
    void coversTheCanvasWhenTheShapesDifferByLessThanAPixel() {
        // Given
        CropRegion rounded = new CropRegion(0, 0, 33, 50);

        // When
        CropRegion on = rounded.on(512, 768);

        // Then
        assertThat(on).isEqualTo(new CropRegion(0, 0, 512, 768));
    }

    @Test
    void continuesTheEdgeBeyondThePicture() {
        // Given
        Picture small = noise(3, 2);

        // When
        Picture framed = new CropRegion(-2, -1, 7, 4).of(small);

        // Then
        for (int i = 0; i < 7 * 4; i++) {
            int nearest = Math.clamp(i / 7 - 1, 0, 1) * 3 + Math.clamp(i % 7 - 2, 0, 2);
            assertThat(framed.rgb()[3 * i]).isEqualTo(small.rgb()[3 * nearest]);
        }
    }

    @Test
    void comesBackToWhereItWas() {
        // Given
        Picture picture = noise(20, 10);
        CropRegion cut = new CropRegion(3, 2, 11, 5);

        // When
        Picture pasted = cut.pasted(new Picture(20, 10, new byte[600]), cut.of(picture));

        // Then
        assertThat(cut.of(pasted).rgb()).isEqualTo(cut.of(picture).rgb());
        assertThat(new CropRegion(0, 0, 20, 2).of(pasted).rgb()).containsOnly(0);
        assertThat(new CropRegion(14, 0, 6, 10).of(pasted).rgb()).containsOnly(0);
    }
}
