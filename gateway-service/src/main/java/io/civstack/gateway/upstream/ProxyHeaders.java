package io.civstack.gateway.upstream;

import io.vertx.core.MultiMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which headers the proxy passes on. Of a request only those that services read; the HTTP client adds the trace itself.
 * Of a response all but the hop-by-hop headers (RFC 9110, section 7.6.1) and those that only the gateway may set.
 */
final class ProxyHeaders {

    private static final Set<String> REQUEST_ALLOWED = Set.of(
            "accept",
            "accept-encoding",
            "accept-language",
            "content-type",
            "idempotency-key",
            "if-match",
            "if-modified-since",
            "if-none-match",
            "range",
            "user-agent");

    private static final Set<String> RESPONSE_DROPPED = Set.of(
            "alt-svc",
            "connection",
            "content-security-policy",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "server",
            "set-cookie",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "www-authenticate");

    private ProxyHeaders() {}

    static void copyRequest(MultiMap from, MultiMap to) {
        for (Map.Entry<String, String> header : from) {
            if (REQUEST_ALLOWED.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                to.add(header.getKey(), header.getValue());
            }
        }
    }

    static void copyResponse(MultiMap from, MultiMap to) {
        Set<String> named = namedByConnection(from);
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!RESPONSE_DROPPED.contains(name) && !named.contains(name)) {
                to.add(header.getKey(), header.getValue());
            }
        }
    }

    /** The header {@code Connection} may name further headers that are meant for this connection only. */
    private static Set<String> namedByConnection(MultiMap headers) {
        return headers.getAll("Connection").stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(name -> name.trim().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
