package io.civstack.objectstore;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Where the object store is. The endpoint is also what uploaders see in their links. */
@ConfigMapping(prefix = "civstack.s3")
public interface ObjectStoreConfig {

    @WithDefault("http://127.0.0.1:8093")
    URI endpoint();

    String accessKey();

    String secretKey();

    /** The region. Most stores accept any name; asking the store for it would cost a request. */
    @WithDefault("us-east-1")
    String region();

    /**
     * Full names of buckets by their short ones; {@code pictures} is {@code civstack-pictures} where nothing else is
     * said.
     */
    Map<String, String> bucket();

    @WithDefault("PT5S")
    Duration connectMax();

    /** How long a transfer may make no progress. */
    @WithDefault("PT30S")
    Duration silenceMax();
}
