package io.civstack.gateway.edge;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Tells writes of our own page from writes that another site made a browser send. Only a request that is authenticated
 * by the session cookie needs this: no browser sends a bearer token by itself.
 */
final class CrossSite {

    /**
     * The value does not matter: another site cannot set this header without a CORS preflight, which we never allow.
     */
    static final String REQUESTED_WITH = "X-Requested-With";

    private CrossSite() {}

    /** The headers that tell where a request comes from; null when absent. */
    record Origin(
            @Nullable String requestedWith,
            @Nullable String fetchSite,
            @Nullable String origin,
            @Nullable String host) {}

    static boolean isOurs(Origin from) {
        boolean marked = from.requestedWith() != null && !from.requestedWith().isBlank();
        boolean sameSite = from.fetchSite() == null || from.fetchSite().equals("same-origin");
        return marked && sameSite && (from.origin() == null || sameHost(from.origin(), from.host()));
    }

    /**
     * The scheme is not compared: behind a proxy that ends TLS the gateway does not know the one that the browser used.
     */
    private static boolean sameHost(String origin, @Nullable String host) {
        try {
            String authority = new URI(origin).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }
}
