package io.civstack.testing.containers;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Made anew for every build, since Docker publishes ports to the network and not to this machine alone. */
record Credentials(String postgresPassword, String s3AccessKey, String s3SecretKey) {

    private static final int BYTES = 16;

    static Credentials random() {
        SecureRandom random = new SecureRandom();
        return new Credentials(word(random), word(random), word(random));
    }

    private static String word(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Credentials";
    }
}
