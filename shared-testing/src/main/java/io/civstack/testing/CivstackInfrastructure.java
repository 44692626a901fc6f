package io.civstack.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives a {@code @QuarkusTest} its infrastructure: {@code @WithTestResource(CivstackInfrastructure.class)} or, once per
 * module, {@code @QuarkusTestResource}. What an earlier module left is emptied the first time a test JVM asks.
 */
public final class CivstackInfrastructure implements QuarkusTestResourceLifecycleManager {

    private static final String EMPTIED = "civstack.testing.emptied";

    private @Nullable TestIssuer issuer;

    @Override
    public Map<String, String> start() {
        Endpoints endpoints = Endpoints.current();
        // Quarkus may load this class more than once in a JVM; a system property is seen by every copy.
        if (System.setProperty(EMPTIED, "true") == null) {
            new CleanSlate(endpoints).wipe();
        }
        issuer = TestIssuer.start();
        Map<String, String> config = new HashMap<>();
        config.put("civstack.kafka.bootstrap", endpoints.kafkaBootstrap());
        config.put("civstack.postgres.url", endpoints.postgresUrl());
        config.put("civstack.postgres.password", CleanSlate.ROLE_PASSWORD);
        config.put("civstack.s3.endpoint", endpoints.s3Endpoint());
        config.put("civstack.s3.access-key", endpoints.s3AccessKey());
        config.put("civstack.s3.secret-key", endpoints.s3SecretKey());
        config.put("civstack.oidc.url", issuer.url());
        config.put("quarkus.http.test-port", "0");
        return config;
    }

    @Override
    public void stop() {
        if (issuer != null) {
            issuer.stop();
        }
    }
}
