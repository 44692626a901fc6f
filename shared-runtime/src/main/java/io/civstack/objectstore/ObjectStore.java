package io.civstack.objectstore;

import io.minio.MinioClient;
import jakarta.enterprise.context.ApplicationScoped;

/** The S3 store of the platform, behind one client a process. */
@ApplicationScoped
public class ObjectStore {

    private static final String PREFIX = "civstack-";

    private final MinioClient client;
    private final ObjectStoreConfig config;

    ObjectStore(ObjectStoreConfig config) {
        this.config = config;
        this.client = MinioClient.builder()
                .endpoint(config.endpoint().toString())
                .region(config.region())
                .credentials(config.accessKey(), config.secretKey())
                .build();
        client.setTimeout(
                config.connectMax().toMillis(),
                config.silenceMax().toMillis(),
                config.silenceMax().toMillis());
    }

    /** The bucket with this short name, such as {@code pictures}; nothing is asked of the store yet. */
    public Bucket bucket(String name) {
        return new Bucket(client, config.bucket().getOrDefault(name, PREFIX + name));
    }
}
