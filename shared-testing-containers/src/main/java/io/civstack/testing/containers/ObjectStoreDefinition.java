package io.civstack.testing.containers;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** SeaweedFS with all its parts in one container: a store that checks signatures, which a mock does not. */
final class ObjectStoreDefinition {

    static final int PORT = 8333;

    private ObjectStoreDefinition() {}

    /**
     * The image's own command keeps a gigabyte in reserve for every volume, and a bucket has several of them; the last
     * of two equal options counts.
     */
    @SuppressWarnings("resource") // whoever starts it stops it
    static GenericContainer<?> of(String image, String accessKey, String secretKey) {
        return new GenericContainer<>(DockerImageName.parse(image))
                .withEnv("AWS_ACCESS_KEY_ID", accessKey)
                .withEnv("AWS_SECRET_ACCESS_KEY", secretKey)
                .withCommand(
                        "server",
                        "-s3",
                        "-ip.bind=0.0.0.0",
                        "-volume.max=0",
                        "-volume.preStopSeconds=1",
                        "-master.volumeSizeLimitMB=64",
                        "-master.volumePreallocate=false")
                .withExposedPorts(PORT)
                .waitingFor(Wait.forHttp("/healthz").forPort(PORT));
    }
}
