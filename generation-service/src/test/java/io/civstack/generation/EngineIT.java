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
import io.civstack.testing.TestEvents;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real engine at the end of the real chain: the picture that arrives is the reference picture. */
@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
@WithTestResource(WorkerInTest.class)
class EngineIT {

    private static final Path REFERENCES = DemoModel.FOLDER.resolve("pictures.safetensors");

    @Inject
    FakePainter painter;

    private Neighbours neighbours;
    private final Customer anna = Customer.fresh();

    @BeforeEach
    void listen() {
        painter.reset();
        painter.beReal();
        DemoModel.published();
        neighbours = new Neighbours(TestEvents.open());
    }

    @AfterEach
    void hangUp() {
        painter.reset();
        neighbours.events.close();
    }

    @Test
    void drawsTheReferencePictureAndSaysHow() throws IOException {
        // Given
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
        neighbours.letPass(job);
        ImageUploaded picture = neighbours.awaitPictures(job, 1).getFirst();
        neighbours.scan(picture, 1, Decision.ALLOW, Rating.PG);
        anna.await(job, "completed");

        // When
        byte[] png = anna.request()
                .get("/api/v1/pictures/" + picture.imageId())
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
