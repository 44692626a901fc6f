package io.civstack.generation.bucket;

import io.minio.MinioClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Opens the two buckets of this service. */
@ApplicationScoped
class Buckets {

    @Produces
    @Singleton
    MinioClient client(BucketConfig config) {
        MinioClient client = MinioClient.builder()
                .endpoint(config.endpoint().toString())
                .region(config.region())
                .credentials(config.accessKey(), config.secretKey())
                .build();
        client.setTimeout(
                config.connectMax().toMillis(),
                config.silenceMax().toMillis(),
                config.silenceMax().toMillis());
        return client;
    }

    @Produces
    @Singleton
    PictureBucket pictures(MinioClient client, BucketConfig config) {
        return new PictureBucket(new Bucket(client, config.pictures()));
    }

    @Produces
    @Singleton
    ModelBucket models(MinioClient client, BucketConfig config) {
        return new ModelBucket(new Bucket(client, config.models()));
    }
}
