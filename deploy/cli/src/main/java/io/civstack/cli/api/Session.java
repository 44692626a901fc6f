package io.civstack.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.civstack.local.platform.PortPlan;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;

/**
 * A demo user who is signed in, by the password grant that exists in the local realm only. The password of a demo user
 * is its name.
 */
final class Session {

    private static final Duration EARLY = Duration.ofSeconds(30);
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int OK = 200;

    private final PlatformClient client;
    private final URI tokens;
    private final String user;
    private final InstantSource clock;
    private String token = "";
    private long expiresMillis;

    Session(PlatformClient client, PortPlan ports, String user, InstantSource clock) {
        this.client = client;
        this.tokens = URI.create(ports.realmUrl() + "/protocol/openid-connect/token");
        this.user = user;
        this.clock = clock;
    }

    /** A token that is valid for at least {@code EARLY}; signs in when there is none. */
    synchronized String token() throws IOException, InterruptedException, RefusedException {
        if (clock.millis() > expiresMillis - EARLY.toMillis()) {
            signIn();
        }
        return token;
    }

    private void signIn() throws IOException, InterruptedException, RefusedException {
        String name = URLEncoder.encode(user, StandardCharsets.UTF_8);
        String form = "grant_type=password&client_id=civstack-cli&scope=openid&username=" + name + "&password=" + name;
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(tokens)
                        .timeout(LIMIT)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        JsonNode answer = Json.parse(response.body());
        if (response.statusCode() != OK) {
            throw new RefusedException(new Refusal(
                    response.statusCode(),
                    "cli/sign-in-refused",
                    "Keycloak does not let " + user + " in: "
                            + answer.path("error_description").asText("status " + response.statusCode()) + ".",
                    "The users here are demo, newcomer, moderator, support and admin."));
        }
        token = answer.path("access_token").asText();
        expiresMillis = clock.millis()
                + Duration.ofSeconds(answer.path("expires_in").asLong()).toMillis();
    }
}
