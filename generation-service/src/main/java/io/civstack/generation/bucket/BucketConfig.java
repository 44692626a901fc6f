package io.civstack.generation.bucket;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where the object store is. The endpoint is also what uploaders see in their links. */
@ConfigMapping(prefix = "civstack.s3")
public interface BucketConfig {

    @WithDefault("http://127.0.0.1:8093")
    URI endpoint();

    String accessKey();

    String secretKey();

    /** Any name will do for most stores; asking for it would cost a request. */
    @WithDefault("us-east-1")
    String region();

    @WithDefault("civstack-pictures")
    String pictures();

    @WithDefault("civstack-models")
    String models();

    @WithDefault("PT5S")
    Duration connectMax();

    /** The longest silence in a transfer. */
    @WithDefault("PT30S")
    Duration silenceMax();
}
