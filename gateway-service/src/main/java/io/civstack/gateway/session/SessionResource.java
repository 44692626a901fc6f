package io.civstack.gateway.session;

import io.civstack.gateway.GatewayProblems;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.OidcSession;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Signs a browser in and out. Programs need neither: they send a bearer token. */
@Singleton
@Path("/")
public class SessionResource {

    private static final Logger LOG = Logger.getLogger(SessionResource.class);
    private static final Duration LOGOUT_TIMEOUT = Duration.ofSeconds(5);

    private final OidcSession session;
    private final OidcConfigurationMetadata provider;

    SessionResource(OidcSession session, OidcConfigurationMetadata provider) {
        this.session = session;
        this.provider = provider;
    }

    /** {@code @Authenticated} has sent the browser to the identity provider before, so here the user is signed in. */
    @GET
    @Path("login")
    @Authenticated
    @Operation(hidden = true)
    public Response signIn(@QueryParam("to") @Nullable String to) {
        return Response.seeOther(URI.create(ReturnPath.of(to))).build();
    }

    /** Ends the session here and at the identity provider. */
    @GET
    @Path("logout")
    @PermitAll
    @Blocking
    @Operation(hidden = true)
    public Response signOut(
            @Context UriInfo here,
            @Context HttpServerRequest request,
            @HeaderParam("Sec-Fetch-Site") @Nullable String site) {
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw GatewayProblems.CROSS_SITE.exception();
        }
        URI home = here.getBaseUri();
        try {
            String idToken =
                    session.getIdToken() == null ? null : session.getIdToken().getRawToken();
            if (idToken == null) {
                return Response.seeOther(home).build();
            }
            session.logout().await().atMost(LOGOUT_TIMEOUT);
            return Response.seeOther(UriBuilder.fromUri(provider.getEndSessionUri())
                            .queryParam("id_token_hint", idToken)
                            .queryParam("post_logout_redirect_uri", home)
                            .build())
                    .build();
        } catch (RuntimeException e) {
            // An expired session cannot be read any more; there is nothing left to end.
            LOG.debugf(e, "logout=local");
            return Response.seeOther(home).build();
        }
    }
}
