package io.civstack.local.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RealmTest {

    @Test
    void givesEveryDemoUserARoleAndACompleteProfile() throws IOException {
        // When
        JsonNode realm = realm();

        // Then
        Map<String, List<String>> roles = new HashMap<>();
        for (JsonNode user : realm.path("users")) {
            roles.put(user.path("username").asText(), words(user.path("realmRoles")));
            assertThat(List.of("email", "firstName", "lastName")).allMatch(user::hasNonNull);
        }
        assertThat(roles)
                .containsEntry("demo", List.of("user", "member"))
                .containsEntry("newcomer", List.of("user"))
                .containsEntry("moderator", List.of("user", "moderator"))
                .containsEntry("support", List.of("user", "support"))
                .containsEntry("admin", List.of("user", "member", "moderator", "support", "admin"))
                .hasSize(5);
    }

    @Test
    void keepsThePasswordGrantAwayFromTheWeb() throws IOException {
        // When
        JsonNode web = client("civstack-web");
        JsonNode cli = client("civstack-cli");

        // Then
        assertThat(web.path("directAccessGrantsEnabled").asBoolean()).isFalse();
        assertThat(web.path("publicClient").asBoolean()).isFalse();
        assertThat(web.path("attributes").path("pkce.code.challenge.method").asText())
                .isEqualTo("S256");
        assertThat(cli.path("directAccessGrantsEnabled").asBoolean()).isTrue();
        assertThat(cli.path("standardFlowEnabled").asBoolean()).isFalse();
    }

    @Test
    void holdsNoSecretInTheRepository() throws IOException {
        assertThat(client("civstack-web").path("secret").asText()).isEqualTo("${CIVSTACK_WEB_CLIENT_SECRET}");
    }

    private static JsonNode client(String id) throws IOException {
        for (JsonNode client : realm().path("clients")) {
            if (client.path("clientId").asText().equals(id)) {
                return client;
            }
        }
        throw new AssertionError("no client " + id);
    }

    private static JsonNode realm() throws IOException {
        try (InputStream file = RealmTest.class.getResourceAsStream("/realm/civstack-realm.json")) {
            return new ObjectMapper().readTree(file);
        }
    }

    private static List<String> words(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
