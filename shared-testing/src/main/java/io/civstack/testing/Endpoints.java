package io.civstack.testing;

/** Where the infrastructure of this build is and how to get in. */
public record Endpoints(
        long pid,
        String kafkaBootstrap,
        String postgresUrl,
        String postgresAdmin,
        String postgresAdminPassword,
        String s3Endpoint,
        String s3AccessKey,
        String s3SecretKey) {

    /** The running infrastructure, started when it is not. */
    public static Endpoints current() {
        return Infrastructure.chosen().endpoints();
    }
}
