package io.civstack.gateway.edge;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Tells writes of our own page from writes that another site made a browser send. Only a call that carries nothing but the session
 * cookie needs this: a bearer token is never sent by a browser on its own.
 */
final class CrossSite {

    /** Any value will do: another site cannot add a header without asking first, and we answer no such question. */
    static final String MARK = "X-Requested-With";

    private CrossSite() {}

    /** What the browser says about where a request comes from; headers that are absent are null. */
    record Origin(
            @Nullable String mark,
            @Nullable String fetchSite,
            @Nullable String origin,
            @Nullable String host) {}

    static boolean isOurs(Origin from) {
        boolean marked = from.mark() != null && !from.mark().isBlank();
        boolean sameSite = from.fetchSite() == null || from.fetchSite().equals("same-origin");
        return marked && sameSite && (from.origin() == null || sameHost(from.origin(), from.host()));
    }

    /** The scheme is left out: behind a proxy that ends TLS the gateway does not see the browser's. */
    private static boolean sameHost(String origin, @Nullable String host) {
        try {
            String authority = new URI(origin).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }
}
