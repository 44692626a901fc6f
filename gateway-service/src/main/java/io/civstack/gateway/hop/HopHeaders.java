package io.civstack.gateway.hop;

import io.vertx.core.MultiMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which headers cross the hop. Inwards a short list of those that services read (the trace is continued by the client itself); outwards all but those that belong to a connection. */
final class HopHeaders {

    private static final Set<String> INWARDS = Set.of(
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

    private static final Set<String> NEVER_OUTWARDS = Set.of(
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

    private HopHeaders() {}

    static void copyInwards(MultiMap from, MultiMap to) {
        for (Map.Entry<String, String> header : from) {
            if (INWARDS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                to.add(header.getKey(), header.getValue());
            }
        }
    }

    static void copyOutwards(MultiMap from, MultiMap to) {
        Set<String> named = namedByConnection(from);
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!NEVER_OUTWARDS.contains(name) && !named.contains(name)) {
                to.add(header.getKey(), header.getValue());
            }
        }
    }

    /** A sender may declare further headers to be of this connection only. */
    private static Set<String> namedByConnection(MultiMap headers) {
        return headers.getAll("Connection").stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(name -> name.trim().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
