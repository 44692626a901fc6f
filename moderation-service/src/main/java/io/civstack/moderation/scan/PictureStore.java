package io.civstack.moderation.scan;

import io.civstack.moderation.ModerationConfig;
import io.civstack.moderation.picture.Luminance;
import io.minio.GetObjectArgs;
import io.minio.MinioClient;
import io.minio.errors.MinioException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;

/** Reads pictures from the object store, up to a limit. */
@Singleton
class PictureStore {

    private final MinioClient client;
    private final String bucket;

    PictureStore(ModerationConfig.ObjectStore config) {
        client = MinioClient.builder()
                .endpoint(config.endpoint().toString())
                .region(config.region())
                .credentials(config.accessKey(), config.secretKey())
                .build();
        client.setTimeout(
                config.connectMax().toMillis(),
                config.silenceMax().toMillis(),
                config.silenceMax().toMillis());
        bucket = config.pictures();
    }

    /** The object's bytes; one more than allowed when there are more, which the decoder refuses. */
    byte[] read(String key) throws StoreAwayException {
        try (InputStream in = client.getObject(
                GetObjectArgs.builder().bucket(bucket).object(key).build())) {
            return in.readNBytes(Luminance.FILE_BYTES_MAX + 1);
        } catch (MinioException | IOException e) {
            throw new StoreAwayException(e);
        }
    }
}
