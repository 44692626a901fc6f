package io.civstack.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.civstack.fault.Fault;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns every exception that a resource throws into a problem document. */
@Singleton
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final int RETRY_AFTER_SECONDS = 2;

    private final HttpAuthenticator authenticator;

    ProblemMappers(HttpAuthenticator authenticator) {
        this.authenticator = authenticator;
    }

    @ServerExceptionMapper
    Response refused(ProblemException e) {
        return ProblemDocument.response(e.problem());
    }

    @ServerExceptionMapper
    Response unreadable(JsonProcessingException e) {
        return ProblemDocument.response(JsonProblems.of(e));
    }

    /** The framework has a mapper of its own for this kind, so it is named besides its supertype. */
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException e) {
        return ProblemDocument.response(JsonProblems.of(e));
    }

    @ServerExceptionMapper
    Uni<Response> unauthorized(UnauthorizedException e, RoutingContext request) {
        return challenge(request);
    }

    @ServerExceptionMapper
    Uni<Response> notAuthenticated(AuthenticationFailedException e, RoutingContext request) {
        return challenge(request);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return ProblemDocument.response(WebProblems.FORBIDDEN);
    }

    @ServerExceptionMapper
    Response framework(WebApplicationException e) {
        JsonProcessingException json = JsonProblems.causeOf(e);
        if (json != null) {
            return ProblemDocument.response(JsonProblems.of(json));
        }
        Response original = e.getResponse();
        if (original.getStatus() < 400) {
            return original;
        }
        if (original.getStatus() >= 500) {
            LOG.errorf(e, "problem=web/fault status=%d", original.getStatus());
        }
        Response.ResponseBuilder builder = ProblemDocument.builder(WebProblems.ofStatus(original.getStatus()));
        for (String kept : new String[] {HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE}) {
            Object value = original.getHeaders().getFirst(kept);
            if (value != null) {
                builder.header(kept, value);
            }
        }
        return builder.build();
    }

    @ServerExceptionMapper
    Response fault(Throwable e) {
        if (Fault.of(e) == Fault.AWAY) {
            LOG.warnf("problem=web/unavailable fault=%s", e);
            return ProblemDocument.builder(WebProblems.UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .build();
        }
        LOG.errorf(e, "problem=web/fault");
        return ProblemDocument.response(WebProblems.FAULT);
    }

    /**
     * A browser that asks for a page is sent to sign in where the service does that; everybody else learns that a token
     * is missing.
     */
    private Uni<Response> challenge(RoutingContext request) {
        if (request.request().path().startsWith("/api/")) {
            return Uni.createFrom().item(unauthenticated(null));
        }
        return authenticator.getChallenge(request).map(ProblemMappers::unauthenticated);
    }

    private static Response unauthenticated(@Nullable ChallengeData challenge) {
        if (challenge == null) {
            return ProblemDocument.builder(WebProblems.UNAUTHENTICATED)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                    .build();
        }
        Response.ResponseBuilder builder = challenge.status >= 400
                ? ProblemDocument.builder(WebProblems.ofStatus(challenge.status))
                : Response.status(challenge.status);
        challenge.getHeaders().forEach((name, value) -> builder.header(name.toString(), value));
        return builder.build();
    }
}
