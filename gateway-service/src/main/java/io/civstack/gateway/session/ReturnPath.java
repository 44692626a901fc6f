package io.civstack.gateway.session;

import org.jspecify.annotations.Nullable;

/** Where a browser goes after signing in: a path of our own page, and nothing that a browser could read as another site. */
final class ReturnPath {

    private static final int LENGTH_MAX = 256;
    private static final String HOME = "/";

    private ReturnPath() {}

    static String of(@Nullable String asked) {
        if (asked == null || asked.length() > LENGTH_MAX || !asked.startsWith("/") || asked.startsWith("//")) {
            return HOME;
        }
        boolean plain = asked.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
        return plain && !isADoor(asked) ? asked : HOME;
    }

    /** Going back to a door would lead round in circles. */
    private static boolean isADoor(String path) {
        return path.startsWith("/login")
                || path.startsWith("/logout")
                || path.startsWith("/api/")
                || path.startsWith("/q/");
    }
}
