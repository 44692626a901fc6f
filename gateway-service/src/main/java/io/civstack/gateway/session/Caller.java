package io.civstack.gateway.session;

import io.civstack.events.UserId;
import java.util.List;

/**
 * Somebody who is signed in.
 *
 * @param roles those of the platform's roles that the token carries
 * @param token goes with the hop to the owning service
 * @param byCookie the browser sent the session by itself, so a write has to prove where it comes from
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
