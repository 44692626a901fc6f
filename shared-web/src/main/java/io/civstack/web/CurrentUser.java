package io.civstack.web;

import io.civstack.events.UserId;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who makes this request, as the token says. */
@ApplicationScoped
public class CurrentUser {

    private final SecurityIdentity identity;

    CurrentUser(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The token's subject; the problem {@code web/unauthenticated} when there is no token. */
    public UserId id() {
        if (!identity.isAnonymous()
                && identity.getPrincipal() instanceof JsonWebToken token
                && token.getSubject() != null) {
            return new UserId(token.getSubject());
        }
        throw WebProblems.UNAUTHENTICATED.exception();
    }

    public boolean hasRole(String role) {
        return identity.hasRole(role);
    }
}
