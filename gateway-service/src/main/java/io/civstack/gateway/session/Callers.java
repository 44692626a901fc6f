package io.civstack.gateway.session;

import io.civstack.events.UserId;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Finds out who sends a request: by bearer token, or else by session cookie. */
@Singleton
public class Callers {

    private static final List<String> ROLES = List.of("user", "member", "moderator", "support", "admin");

    private final IdentityProviderManager identities;

    Callers(IdentityProviderManager identities) {
        this.identities = identities;
    }

    /**
     * Calls one of the two on the event loop of the request. An invalid bearer token is refused even on paths that need
     * none; an expired session counts as no session.
     */
    public void identify(RoutingContext request, Consumer<Optional<Caller>> found, Runnable refused) {
        boolean bearer = request.request().headers().contains(HttpHeaders.AUTHORIZATION);
        QuarkusHttpUser.getSecurityIdentity(request, identities)
                .subscribe()
                .with(
                        identity -> {
                            Optional<Caller> caller = caller(identity, bearer);
                            if (bearer && caller.isEmpty()) {
                                refused.run();
                            } else {
                                found.accept(caller);
                            }
                        },
                        failure -> {
                            if (bearer) {
                                refused.run();
                            } else {
                                found.accept(Optional.empty());
                            }
                        });
    }

    private static Optional<Caller> caller(@Nullable SecurityIdentity identity, boolean bearer) {
        if (identity == null || identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken claims)) {
            return Optional.empty();
        }
        TokenCredential token = identity.getCredential(AccessTokenCredential.class);
        if (token == null) {
            token = identity.getCredential(TokenCredential.class);
        }
        String subject = claims.getSubject();
        if (token == null || subject == null) {
            return Optional.empty();
        }
        List<String> roles = ROLES.stream().filter(identity::hasRole).toList();
        return Optional.of(new Caller(new UserId(subject), name(claims, subject), roles, token.getToken(), !bearer));
    }

    private static String name(JsonWebToken claims, String subject) {
        Object name = claims.getClaim("preferred_username");
        return name == null ? subject : name.toString();
    }
}
