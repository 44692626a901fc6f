package io.civstack.diffusion.hash;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Where SHA-256 digests come from; the engine knows nothing of the platform, which has its own. */
public final class Sha256 {

    private Sha256() {}

    /** A digest to be fed bit by bit. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
