package io.civstack.moderation.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PerceptualHashTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void recognisesAnEditedPicture(long seed) {
        // Given
        BufferedImage picture = PictureFixtures.scene(seed);
        PerceptualHash original = hash(picture);

        // Then
        assertThat(original.distance(hash(PictureFixtures.scaled(picture, 0.5))))
                .as("half the size")
                .isLessThanOrEqualTo(31);
        assertThat(original.distance(hash(PictureFixtures.scaled(picture, 2))))
                .as("twice the size")
                .isLessThanOrEqualTo(31);
        assertThat(original.distance(hash(PictureFixtures.brighter(picture, 20))))
                .as("brighter")
                .isLessThanOrEqualTo(31);
        assertThat(original.distance(hash(PictureFixtures.signed(picture))))
                .as("signed")
                .isLessThanOrEqualTo(31);
        byte[] poor = PictureFixtures.jpeg(picture, 0.3f);
        assertThat(original.distance(PerceptualHash.of(PictureFixtures.decoded(poor, picture))))
                .as("poor JPEG")
                .isLessThanOrEqualTo(31);
    }

    @Test
    void tellsOtherPicturesApart() {
        // Given
        List<PerceptualHash> hashes = new ArrayList<>();
        for (int seed = 0; seed < 60; seed++) {
            hashes.add(hash(PictureFixtures.scene(seed)));
        }

        // Then
        for (int one = 0; one < hashes.size(); one++) {
            for (int other = one + 1; other < hashes.size(); other++) {
                assertThat(hashes.get(one).distance(hashes.get(other))).isGreaterThan(60);
            }
        }
    }

    @Test
    void hasNoMeaningForABlankPicture() {
        BufferedImage blank = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);

        assertThat(hash(blank).meaningful()).isFalse();
        assertThat(hash(PictureFixtures.scene(1)).meaningful()).isTrue();
    }

    @Test
    void setsAboutHalfOfTheBits() {
        assertThat(hash(PictureFixtures.scene(3))
                        .bits()
                        .chars()
                        .filter(bit -> bit == '1')
                        .count())
                .isBetween(120L, 128L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 63, 64, 65, 127, 129})
    void hashesPicturesOfAnySize(int side) {
        assertThat(hash(PictureFixtures.scene(1, Math.max(3, side), side)).bits())
                .hasSize(256);
    }

    private static PerceptualHash hash(BufferedImage image) {
        return PerceptualHash.of(Luminance.of(image));
    }
}
