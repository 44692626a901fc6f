package io.civstack.objectstore;

import io.minio.MinioClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;

/** The S3 store of the platform, behind one client a process. */
@ApplicationScoped
public class ObjectStore {

    private static final String PREFIX = "civstack-";

    private final MinioClient client;
    private final ObjectStoreConfig config;

    ObjectStore(ObjectStoreConfig config) {
        this.config = config;
        MinioClient.Builder builder = MinioClient.builder()
                .endpoint(config.endpoint().toString())
                .region(config.region())
                .credentials(config.accessKey(), config.secretKey());
        if ("http".equals(config.endpoint().getScheme())) {
            builder.httpClient(withoutTls());
        }
        this.client = builder.build();
        client.setTimeout(
                config.connectMax().toMillis(),
                config.silenceMax().toMillis(),
                config.silenceMax().toMillis());
    }

    /**
     * The client's default reads every certificate authority of the machine, which takes close to a second where none
     * is needed.
     */
    private static OkHttpClient withoutTls() {
        return new OkHttpClient.Builder()
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .build();
    }

    /** The bucket with this short name, such as {@code pictures}; the store is not called yet. */
    public Bucket bucket(String name) {
        return new Bucket(client, config.bucket().getOrDefault(name, PREFIX + name));
    }
}
