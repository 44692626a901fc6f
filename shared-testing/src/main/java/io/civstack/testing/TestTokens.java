package io.civstack.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.civstack.events.UserId;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Bearer tokens that the service under test accepts as if Keycloak had issued them, and some that it must refuse. */
public final class TestTokens {

    private static final JsonMapper JSON = new JsonMapper();
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
        String header = part(Map.of("alg", "RS256", "typ", "JWT", "kid", TestKey.ID));
        String claims = part(Map.of(
                "iss", System.getProperty(TestIssuer.URL_PROPERTY, "http://localhost/realms/civstack"),
                "sub", user,
                "typ", "Bearer",
                "preferred_username", user,
                "iat", issued.getEpochSecond(),
                "exp", expires.getEpochSecond(),
                "realm_access", Map.of("roles", roles)));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update((header + "." + claims).getBytes(UTF_8));
            return header + "." + claims + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Instant now() {
        return InstantSource.system().instant();
    }

    private static String part(Map<String, Object> fields) {
        try {
            return encode(JSON.writeValueAsBytes(fields));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
