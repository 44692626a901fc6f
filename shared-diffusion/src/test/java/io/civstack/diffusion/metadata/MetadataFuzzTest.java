package io.civstack.diffusion.metadata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Files and texts of strangers: whatever the bytes, nothing is thrown, and what was understood once is understood the
 * same again.
 */
class MetadataFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void readsAnyInfotext(byte[] bytes) {
        Infotext read = Infotext.parse(new String(bytes, UTF_8));

        GenerationSettings.of(read);
        CivitaiResource.read(read.parameters().getOrDefault(CivitaiResource.PARAMETER, ""));
        Infotext again = Infotext.parse(read.write());
        if (read.parameters().size() >= 3) {
            assertThat(again.parameters()).isEqualTo(read.parameters());
        }
    }

    @FuzzTest(maxDuration = "2m")
    void readsAnyFile(byte[] file) {
        assertThat(PictureTexts.of(file)).doesNotContainKey("");
        PictureTexts.infotext(file);
    }

    @FuzzTest(maxDuration = "2m")
    void readsAnyGraph(byte[] bytes) {
        ComfyGraph.read(new String(bytes, UTF_8)).ifPresent(told -> Infotext.parse(told.write()));
    }
}
