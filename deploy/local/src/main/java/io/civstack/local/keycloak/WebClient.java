package io.civstack.local.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.civstack.local.infra.Secrets;
import io.civstack.local.platform.PortPlan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Keycloak's client of the web page, whose addresses must be those of the gateway. A realm is imported once, with the
 * ports of that start; when the platform starts on other ports, Keycloak would refuse to send the browser back.
 */
public final class WebClient {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FIRST_REFUSAL = 400;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();
    private final PortPlan ports;
    private final Secrets secrets;

    public WebClient(PortPlan ports, Secrets secrets) {
        this.ports = ports;
        this.secrets = secrets;
    }

    /** Sets the addresses to those of this start. */
    public void useCurrentAddresses() throws IOException, InterruptedException {
        String token = adminToken();
        String clients = ports.keycloakUrl() + "/admin/realms/civstack/clients";
        JsonNode web = send(authorized(clients + "?clientId=civstack-web", token)
                        .GET())
                .path(0);
        if (!(web instanceof ObjectNode changed)) {
            throw new IOException("Keycloak's realm civstack has no client civstack-web");
        }
        changed.put("rootUrl", ports.gatewayUrl());
        changed.putArray("redirectUris")
                .add(ports.gatewayUrl() + "/*")
                .add("http://127.0.0.1:" + ports.gateway() + "/*");
        send(authorized(clients + "/" + web.path("id").asText(), token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(changed.toString())));
    }

    private String adminToken() throws IOException, InterruptedException {
        String form = "grant_type=password&client_id=admin-cli&username=admin&password="
                + secrets.get(Secrets.KEYCLOAK_ADMIN);
        return send(HttpRequest.newBuilder(
                                URI.create(ports.keycloakUrl() + "/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)))
                .path("access_token")
                .asText();
    }

    private static HttpRequest.Builder authorized(String address, String token) {
        return HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
        if (response.statusCode() >= FIRST_REFUSAL) {
            throw new IOException("Keycloak answered " + response.statusCode() + " to " + response.uri());
        }
        return JSON.readTree(response.body());
    }
}
