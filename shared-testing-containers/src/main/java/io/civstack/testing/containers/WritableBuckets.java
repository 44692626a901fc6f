package io.civstack.testing.containers;

import io.civstack.context.Contexts;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.errors.MinioException;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * The gateway of the store answers before there is a volume to write to, so a bucket counts as made when it has held an
 * object.
 */
final class WritableBuckets {

    static final Duration WRITABLE_MAX = Duration.ofSeconds(30);

    private WritableBuckets() {}

    static void await(Endpoints endpoints) {
        MinioClient client = MinioClient.builder()
                .endpoint(endpoints.s3Endpoint())
                .region(Endpoints.S3_REGION)
                .credentials(endpoints.s3AccessKey(), endpoints.s3SecretKey())
                .build();
        for (String bucket : Contexts.buckets()) {
            Awaitility.await("bucket " + bucket)
                    .atMost(WRITABLE_MAX)
                    .ignoreExceptions()
                    .until(() -> holdsAnObject(client, bucket));
        }
    }

    private static boolean holdsAnObject(MinioClient client, String bucket) throws MinioException {
        client.putObject(PutObjectArgs.builder().bucket(bucket).object("probe").stream(
                        new ByteArrayInputStream(new byte[1]), 1L, -1L)
                .build());
        client.removeObject(
                RemoveObjectArgs.builder().bucket(bucket).object("probe").build());
        return true;
    }
}
