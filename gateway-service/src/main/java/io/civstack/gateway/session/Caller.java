package io.civstack.gateway.session;

import io.civstack.events.UserId;
import java.util.List;

/**
 * Somebody who is signed in.
 *
 * @param roles those of the platform's roles that the token carries
 * @param token is sent to the service that answers
 * @param byCookie true when the browser sent a session cookie; then a write must show that it comes from our own page
 */
public record Caller(UserId id, String name, List<String> roles, String token, boolean byCookie) {

    public Caller {
        roles = List.copyOf(roles);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Caller[" + id + "]";
    }
}
