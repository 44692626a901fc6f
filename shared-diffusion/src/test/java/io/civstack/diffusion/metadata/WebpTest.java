package io.civstack.diffusion.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class WebpTest {

    /** One pixel, lossless. */
    static final byte[] LOSSLESS_PIXEL =
            HexFormat.of().parseHex("524946461a000000574542505650384c0d0000002f00000010071011118888fe0700");

    @Test
    void addsTheExtendedHeaderThatSimpleFilesDoWithout() {
        // When
        byte[] file = Webp.withInfotext(LOSSLESS_PIXEL, "a cat");

        // Then
        String hex = HexFormat.of().formatHex(file);
        assertThat(hex.substring(24, 32)).isEqualTo("56503858");
        assertThat(hex.substring(40, 60)).isEqualTo("18000000000000000000");
        assertThat(file.length % 2).isZero();
    }

    @Test
    void replacesAnInfotextThatWasThere() {
        // Given
        byte[] first = Webp.withInfotext(LOSSLESS_PIXEL, "a cat");

        // When
        byte[] second = Webp.withInfotext(first, "a dog");

        // Then
        assertThat(PictureTexts.of(second)).containsEntry("parameters", "a dog");
        assertThat(second).hasSameSizeAs(first);
    }

    @Test
    void refusesWhatIsNoWebp() {
        assertThatThrownBy(() -> Webp.withInfotext(new byte[40], "a cat"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this is no WebP file");
    }
}
