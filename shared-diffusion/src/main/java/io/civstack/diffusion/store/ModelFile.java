package io.civstack.diffusion.store;

import java.util.regex.Pattern;

/**
 * The content of a file, without its name.
 *
 * @param sha256 64 lower-case hexadecimal digits
 * @param bytes its length, 0 or more
 */
public record ModelFile(String sha256, long bytes) {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public ModelFile {
        if (!isSha256(sha256)) {
            throw new IllegalArgumentException("a SHA-256 is 64 lower-case hexadecimal digits");
        }
        if (bytes < 0) {
            throw new IllegalArgumentException("a file has no negative length");
        }
    }

    static boolean isSha256(String text) {
        return SHA256.matcher(text).matches();
    }
}
