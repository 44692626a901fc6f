package io.civstack.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Turns refusals that happen before a resource is reached into problem documents too. */
@Singleton
class FrameworkErrors {

    /** Before the framework's own check of the body's size, which answers without a body. */
    private static final int BEFORE_EVERYTHING = 1_000;

    /** After the framework has set its limit, before anything reads. */
    private static final int AFTER_LIMITS = 1;

    private static final String FRAMEWORK_LIMIT = "io.quarkus.max-request-size";
    static final String UNANNOUNCED_BODY_LIMIT = "civstack.unannounced-body-limit";

    private final long bodyBytesMax;

    FrameworkErrors(VertxHttpConfig config) {
        this.bodyBytesMax =
                config.limits().maxBodySize().map(MemorySize::asLongValue).orElse(Long.MAX_VALUE / 2);
    }

    void filter(@Observes Filters filters) {
        filters.register(this::refuseLargeBody, BEFORE_EVERYTHING);
        filters.register(this::makeRoom, AFTER_LIMITS);
    }

    void routes(@Observes Router router) {
        for (int status : new int[] {401, 403, 404, 405, 406, 413, 415}) {
            router.errorHandler(status, request -> answer(request, WebProblems.ofStatus(status)));
        }
    }

    private void refuseLargeBody(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null
                && length.length() < 19
                && length.chars().allMatch(Character::isDigit)
                && Long.parseLong(length) > bodyBytesMax) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            answer(request, WebProblems.BODY_TOO_LARGE);
        } else {
            request.next();
        }
    }

    /** A body of unannounced length is left to {@link ChunkedBodyLimit}, which answers as everything else does. */
    private void makeRoom(RoutingContext request) {
        if (request.request().getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            request.put(FRAMEWORK_LIMIT, Long.valueOf(2 * bodyBytesMax));
            request.put(UNANNOUNCED_BODY_LIMIT, Long.valueOf(bodyBytesMax));
        }
        request.next();
    }

    private static void answer(RoutingContext request, Problem problem) {
        if (!request.response().ended()) {
            request.response()
                    .setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE)
                    .end(ProblemDocument.of(problem).json());
        }
    }
}
