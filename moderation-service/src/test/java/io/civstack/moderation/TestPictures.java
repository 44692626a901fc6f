package io.civstack.moderation;

import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.errors.MinioException;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

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
