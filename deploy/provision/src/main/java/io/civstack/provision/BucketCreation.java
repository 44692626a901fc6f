package io.civstack.provision;

import io.civstack.context.Contexts;
import io.minio.BucketExistsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;

/** Makes the buckets that contexts use. */
final class BucketCreation {

    private BucketCreation() {}

    static List<Finding> run(Target target) throws UnreachableException {
        MinioClient client = client(target);
        try {
            List<Finding> findings = new ArrayList<>();
            for (String bucket : Contexts.buckets()) {
                if (!client.bucketExists(
                        BucketExistsArgs.builder().bucket(bucket).build())) {
                    client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
                    findings.add(new Finding.Created("bucket", bucket));
                }
            }
            return findings;
        } catch (ErrorResponseException e) {
            if (isAway(e)) {
                throw new UnreachableException("the object store", target.s3Endpoint(), e);
            }
            throw new IllegalStateException(
                    "the object store refused: " + e.errorResponse().code(), e);
        } catch (MinioException e) {
            throw new UnreachableException("the object store", target.s3Endpoint(), e);
        }
    }

    /** Whether trying again later may help: a proxy answers before the store behind it does. */
    private static boolean isAway(ErrorResponseException fault) {
        return fault.response().code() >= HttpURLConnection.HTTP_INTERNAL_ERROR;
    }

    private static MinioClient client(Target target) {
        MinioClient.Builder client = MinioClient.builder()
                .endpoint(target.s3Endpoint())
                .region(target.s3Region())
                .credentials(target.s3AccessKey(), target.s3SecretKey());
        if (target.s3Endpoint().startsWith("http:")) {
            client.httpClient(withoutTls());
        }
        MinioClient built = client.build();
        long limit = Provisioning.CALL_MAX.toMillis();
        built.setTimeout(limit, limit, limit);
        return built;
    }

    /**
     * MinIO's own HTTP client reads every certificate of the machine, which takes longer than the rest of provisioning.
     */
    private static OkHttpClient withoutTls() {
        return new OkHttpClient.Builder()
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .build();
    }
}
