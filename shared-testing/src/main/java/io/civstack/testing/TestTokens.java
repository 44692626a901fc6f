package io.civstack.testing;

import io.civstack.events.UserId;
import io.smallrye.jwt.build.Jwt;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Bearer tokens that the service under test accepts as if Keycloak had issued them, and some that it must refuse. */
public final class TestTokens {

    private static final Duration VALID = Duration.ofHours(1);

    private TestTokens() {}

    /** A token of this user with these realm roles, good for an hour. */
    public static String of(String user, String... roles) {
        return signed(user, List.of(roles), now(), now().plus(VALID), TestKey.privateKey());
    }

    public static String of(UserId user, String... roles) {
        return of(user.value(), roles);
    }

    /** A token whose time is over. */
    public static String expired(String user, String... roles) {
        return signed(user, List.of(roles), now().minus(VALID), now().minus(VALID.dividedBy(2)), TestKey.privateKey());
    }

    /** A token that somebody else signed. */
    public static String forged(String user, String... roles) {
        return signed(user, List.of(roles), now(), now().plus(VALID), TestKey.strangerKey());
    }

    private static String signed(String user, List<String> roles, Instant issued, Instant expires, PrivateKey key) {
        return Jwt.issuer(System.getProperty(TestIssuer.URL_PROPERTY, "http://localhost/realms/civstack"))
                .subject(user)
                .claim("typ", "Bearer")
                .claim("realm_access", Map.of("roles", roles))
                .preferredUserName(user)
                .issuedAt(issued)
                .expiresAt(expires)
                .jws()
                .keyId(TestKey.ID)
                .sign(key);
    }

    private static Instant now() {
        return InstantSource.system().instant();
    }
}
