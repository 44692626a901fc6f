package io.civstack.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.civstack.diffusion.safetensors.SafetensorsFile;
import io.civstack.diffusion.safetensors.TensorReader;
import io.civstack.events.Decision;
import io.civstack.events.ImageEvent.ImageUploaded;
import io.civstack.events.Rating;
import io.civstack.testing.CivstackInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole service with the real engine: the picture that arrives is the reference picture. */
@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
@WithTestResource(WorkerInTest.class)
class EngineIT extends PictureScenario {

    private static final Path REFERENCES = DemoModel.FOLDER.resolve("pictures.safetensors");

    @AfterEach
    void useTheFakeAgain() {
        generator.reset();
    }

    @Test
    void generatesTheReferencePictureWithItsParameters() throws IOException {
        // Given
        generator.useEngine();
        SafetensorsFile references = SafetensorsFile.open(REFERENCES);
        JsonNode reference =
                new ObjectMapper().readTree(references.metadata().get("cases")).get(0);
        String job = anna.ask(
                reference.get("prompt").asText(),
                "steps",
                reference.get("steps").asInt(),
                "cfg",
                reference.get("cfg").asDouble(),
                "sampler",
                reference.get("sampler").asText(),
                "schedule",
                reference.get("schedule").asText(),
                "seed",
                reference.get("seed").asLong(),
                "width",
                reference.get("width").asInt(),
                "height",
                reference.get("height").asInt());
        ImageUploaded picture = stored(job);
        others.scan(picture, 1, Decision.ALLOW, Rating.PG);
        anna.await(job, "completed");

        // When
        byte[] png = anna.request()
                .get(urlOf(picture))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        // Then
        byte[] planes = TensorReader.bytes(references.tensors().get("0.image")).array();
        assertThat(valuesBeyondTwo(ImageIO.read(new ByteArrayInputStream(png)), planes))
                .isLessThanOrEqualTo(planes.length / 1000);
        assertThat(new String(png, StandardCharsets.ISO_8859_1))
                .contains(reference.get("prompt").asText())
                .contains("Steps: 20, Sampler: Euler")
                .contains("Seed: 7");
    }

    private static long valuesBeyondTwo(BufferedImage image, byte[] planes) {
        int pixels = image.getWidth() * image.getHeight();
        long beyond = 0;
        for (int i = 0; i < planes.length; i++) {
            int pixel = i % pixels;
            int rgb = image.getRGB(pixel % image.getWidth(), pixel / image.getWidth());
            int actual = (rgb >> (16 - 8 * (i / pixels))) & 0xFF;
            if (Math.abs(actual - Byte.toUnsignedInt(planes[i])) > 2) {
                beyond++;
            }
        }
        return beyond;
    }
}
