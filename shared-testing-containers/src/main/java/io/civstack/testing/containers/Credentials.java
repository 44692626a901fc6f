package io.civstack.testing.containers;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Made anew for every build, since Docker publishes ports to the network and not to this machine alone. */
record Credentials(String postgresPassword, String s3AccessKey, String s3SecretKey) {

    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Credentials random() {
        return new Credentials(word(), word(), word());
    }

    static String word() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Credentials";
    }
}
