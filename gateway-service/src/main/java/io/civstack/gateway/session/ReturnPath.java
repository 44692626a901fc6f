package io.civstack.gateway.session;

import org.jspecify.annotations.Nullable;

/**
 * Where a browser goes after signing in: a path of our own page, never something that a browser reads as another site.
 */
final class ReturnPath {

    private static final int LENGTH_MAX = 256;
    private static final String HOME = "/";

    private ReturnPath() {}

    static String of(@Nullable String requested) {
        if (requested == null
                || requested.length() > LENGTH_MAX
                || !requested.startsWith("/")
                || requested.startsWith("//")) {
            return HOME;
        }
        boolean plain = requested.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
        return plain && !isNoView(requested) ? requested : HOME;
    }

    /** Returning to a sign-in path would redirect for ever; the others are no pages. */
    private static boolean isNoView(String path) {
        return path.startsWith("/login")
                || path.startsWith("/logout")
                || path.startsWith("/api/")
                || path.startsWith("/q/");
    }
}
