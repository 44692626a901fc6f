package io.civstack.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.civstack.local.platform.PortPlan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/** The public API as one user sees it. */
public final class Gateway {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration UPLOAD_LIMIT = Duration.ofHours(2);
    private static final int FIRST_REFUSAL = 400;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String base;
    private final Session session;

    public Gateway(PortPlan ports, String user) {
        this.base = ports.gatewayUrl();
        this.session = new Session(client, ports, user, InstantSource.system());
    }

    public Answer get(String path) throws IOException, InterruptedException, RefusedException {
        return answer(request(path).GET());
    }

    public Answer post(String path, JsonNode body) throws IOException, InterruptedException, RefusedException {
        return answer(json(path, body));
    }

    /** A request that may be repeated without being carried out twice. */
    public Answer postOnce(String path, JsonNode body) throws IOException, InterruptedException, RefusedException {
        return answer(
                json(path, body).header("Idempotency-Key", UUID.randomUUID().toString()));
    }

    public Answer delete(String path) throws IOException, InterruptedException, RefusedException {
        return answer(request(path).DELETE());
    }

    /** A picture or another file that is not JSON. */
    public byte[] bytes(String path) throws IOException, InterruptedException, RefusedException {
        HttpResponse<byte[]> response = client.send(request(path).GET().build(), BodyHandlers.ofByteArray());
        if (response.statusCode() >= FIRST_REFUSAL) {
            throw new RefusedException(
                    Refusal.of(response.statusCode(), Json.parse(new String(response.body(), StandardCharsets.UTF_8))));
        }
        return response.body();
    }

    /** Straight to the object store, at an address that the platform signed. */
    public void upload(String signedAddress, Path file) throws IOException, InterruptedException {
        BodyPublisher body = BodyPublishers.ofFile(file);
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create(signedAddress))
                        .timeout(UPLOAD_LIMIT)
                        .PUT(body)
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() >= FIRST_REFUSAL) {
            throw new IOException("the object store answered " + response.statusCode() + ": " + response.body());
        }
    }

    /** The user's own events as they happen. */
    public LiveFeed live() throws IOException, InterruptedException, RefusedException {
        HttpRequest request =
                authorized("/api/v1/live").header("Accept", "text/event-stream").build();
        return LiveFeed.open(client, request);
    }

    private HttpRequest.Builder json(String path, JsonNode body)
            throws IOException, InterruptedException, RefusedException {
        return request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body.toString()));
    }

    private HttpRequest.Builder request(String path) throws IOException, InterruptedException, RefusedException {
        return authorized(path).timeout(LIMIT);
    }

    private HttpRequest.Builder authorized(String path) throws IOException, InterruptedException, RefusedException {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + session.token());
    }

    private Answer answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        JsonNode body = Json.parse(response.body());
        return response.statusCode() >= FIRST_REFUSAL
                ? new Answer.Refused(Refusal.of(response.statusCode(), body))
                : new Answer.Accepted(response.statusCode(), body);
    }
}
