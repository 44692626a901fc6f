package io.civstack.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.picture.GeneratedPicture;
import io.civstack.diffusion.request.EngineLimits;
import io.civstack.diffusion.request.StepListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The demo checkpoint draws its reference pictures, from the file as people get it. */
class DemoModelGoldenTest {

    private static final Path DEMO = Path.of("../deploy/local/models/demo");
    private static final DiffusionEngine ENGINE = new DiffusionEngine(EngineLimits.defaults());

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    static List<ReferencePictures.Case> pictures() {
        Path given = Goldens.file("demo/pictures.safetensors");
        return ReferencePictures.in(Files.exists(given) ? given : DEMO.resolve("pictures.safetensors"));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void drawsAsTheReference(ReferencePictures.Case reference) {
        // When
        GeneratedPicture drawing =
                ENGINE.generate(DEMO.resolve("model.safetensors"), reference.request(), StepListener.NONE);
        // Then
        long beyond = reference.valuesBeyond(drawing.picture(), 2);
        assertThat(beyond).isLessThanOrEqualTo(reference.planes().length / 1000);
    }
}
