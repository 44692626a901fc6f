package io.civstack.diffusion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.DiffusersLayout;
import io.civstack.diffusion.TinyArchitectures;
import io.civstack.diffusion.arch.Lowering;
import io.civstack.diffusion.request.EngineLimits;
import io.civstack.diffusion.request.StepListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small files of a folder that change between two drawings, beside weights that stay. */
class ChangedFilesTest {

    private final TextToImagePipeline pipeline = open();

    @TempDir
    private Path folder;

    @BeforeEach
    void layOut() throws IOException {
        DiffusersLayout.write(TinyArchitectures.SD1, folder);
        TinyArchitectures.bringTheVocabulary(folder);
        Files.createDirectories(folder.resolve("scheduler"));
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    private static TextToImagePipeline open() {
        return new TextToImagePipeline(EngineLimits.defaults(), Lowering.Target.CPU);
    }

    private byte[] draw(TextToImagePipeline with) {
        return with.generate(folder, RecordingPipeline.text("a photo of a cat", "", "Euler", 2), StepListener.NONE)
                .picture()
                .rgb();
    }

    /** Asserts that the pipeline that drew before the change draws as one that comes after it. */
    private void drawsAnew(byte[] before) {
        byte[] after = draw(pipeline);
        assertThat(after).isNotEqualTo(before);
        try (TextToImagePipeline fresh = open()) {
            assertThat(after).isEqualTo(draw(fresh));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "unet/config.json, norm_num_groups, 16",
        "vae/config.json, norm_num_groups, 16",
        "scheduler/scheduler_config.json, prediction_type, \"v_prediction\"",
    })
    void areReadAgain(String file, String key, String value) throws IOException {
        // Given
        byte[] before = draw(pipeline);

        // When
        Files.writeString(folder.resolve(file), "{\"" + key + "\": " + value + "}");

        // Then
        drawsAnew(before);
    }

    @Test
    void areReadAgainWhenTheyHoldTheVocabulary() throws IOException {
        // Given
        byte[] before = draw(pipeline);

        // When: without merges, words are read letter by letter.
        Files.writeString(folder.resolve("tokenizer/merges.txt"), "#version: 0.2\n");

        // Then
        drawsAnew(before);
    }
}
