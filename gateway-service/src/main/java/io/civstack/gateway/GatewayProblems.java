package io.civstack.gateway;

import io.civstack.web.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/** The problem documents of the gateway itself; those of the services are passed on unchanged. */
public final class GatewayProblems {

    public static final Problem CROSS_SITE = Problem.of(
            403,
            "gateway/cross-site",
            "A write with the session cookie did not come from this site's own page.",
            "Use the page, or send a bearer token instead of the cookie.");
    public static final Problem LIVE_TAKEN = Problem.of(
            429,
            "gateway/live-taken",
            "You have as many live connections open as one user may have.",
            "Close a tab or a program that listens.");
    public static final Problem LIVE_FULL = Problem.of(
            503,
            "gateway/live-full",
            "This gateway has as many live connections as it can serve.",
            "Connect again in some seconds.");
    public static final Problem UPSTREAM_UNREACHABLE = Problem.of(
            503,
            "gateway/owner-away",
            "The service that does this is away for a moment; the request did not reach it.",
            "Send it again in some seconds.");
    public static final Problem UPSTREAM_TIMEOUT = Problem.of(
            504,
            "gateway/owner-slow",
            "The service that does this did not answer in time.",
            "Send the request again with the same Idempotency-Key: it has one effect however often it arrives.");
    public static final Problem UPSTREAM_BROKEN = Problem.of(
            502,
            "gateway/owner-broke-off",
            "The service that does this broke off before it answered.",
            "Send the request again with the same Idempotency-Key: it has one effect however often it arrives.");

    private static final int RETRY_SECONDS = 2;

    private GatewayProblems() {}

    /** The caller is over the rate limit of this cost class. */
    public static Problem rateLimited(String cost, long seconds) {
        return Problem.of(
                429,
                "gateway/rate-limited",
                "More calls of the kind \"" + cost + "\" came at once than one user may make.",
                "Wait " + seconds + " s and try again.");
    }

    /** Answers with the problem document, unless an answer has been started already. */
    public static void answer(HttpServerResponse response, Problem problem) {
        if (response.headWritten() || response.closed()) {
            return;
        }
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        if (problem.status() == 503 && !response.headers().contains(HttpHeaders.RETRY_AFTER)) {
            response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(RETRY_SECONDS));
        }
        response.end(problem.json());
    }
}
