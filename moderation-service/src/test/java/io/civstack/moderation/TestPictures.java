package io.civstack.moderation;

import io.civstack.events.ImageEvent.ImageUploaded;
import io.civstack.events.Prompt;
import io.civstack.events.Rating;
import io.civstack.moderation.picture.PictureFixtures;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.errors.MinioException;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Puts pictures where workers put them. */
@Singleton
class TestPictures {

    private final MinioClient client;
    private final String bucket;

    TestPictures(ModerationConfig.ObjectStore config) {
        client = MinioClient.builder()
                .endpoint(config.endpoint().toString())
                .region(config.region())
                .credentials(config.accessKey(), config.secretKey())
                .build();
        bucket = config.pictures();
    }

    /** A picture that lies where its fact says. */
    ImageUploaded stored(BufferedImage image, @Nullable Prompt prompt, Rating model) {
        byte[] file = PictureFixtures.png(image);
        ImageUploaded picture = ModerationFixtures.uploaded(file, image, prompt, model);
        put(picture.objectKey(), file);
        return picture;
    }

    void put(String key, byte[] file) {
        try {
            client.putObject(PutObjectArgs.builder().bucket(bucket).object(key).stream(
                            new ByteArrayInputStream(file), (long) file.length, -1L)
                    .build());
        } catch (MinioException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
