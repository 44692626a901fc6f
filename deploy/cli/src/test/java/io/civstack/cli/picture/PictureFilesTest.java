package io.civstack.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PictureFilesTest {

    @Test
    void numbersSeveralPicturesBeforeTheEnding() {
        assertThat(PictureFiles.numbered(Path.of("out/boat.png"), 2)).isEqualTo(Path.of("out/boat-2.png"));
        assertThat(PictureFiles.numbered(Path.of("boat"), 1)).isEqualTo(Path.of("boat-1"));
        assertThat(PictureFiles.numbered(Path.of(".boat"), 1)).isEqualTo(Path.of(".boat-1"));
    }
}
