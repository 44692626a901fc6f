package io.civstack.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The public API as one user: knows the gateway's address, a name and a password only. */
public final class ApiClient {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(90);
    private static final Duration TOKEN_AGE_MAX = Duration.ofMinutes(4);

    private final Platform platform;
    private final String name;
    private String token = "";
    private Instant tokenSince = Instant.EPOCH;

    ApiClient(Platform platform, String name) {
        this.platform = platform;
        this.name = name;
    }

    /** The answer to a request. */
    public record Answer(int status, JsonNode body, String text, HttpResponse<byte[]> raw) {

        String code() {
            return body.path("code").asText();
        }

        Optional<String> header(String header) {
            return raw.headers().firstValue(header);
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    public Answer post(String path) throws IOException, InterruptedException {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    Answer post(String path, String body) throws IOException, InterruptedException {
        return send(json(path, body));
    }

    /** With a new Idempotency-Key. */
    Answer postOnce(String path, String body) throws IOException, InterruptedException {
        return postOnce(path, body, UUID.randomUUID().toString());
    }

    Answer postOnce(String path, String body, String key) throws IOException, InterruptedException {
        return send(json(path, body).header("Idempotency-Key", key));
    }

    byte[] bytes(String path) throws IOException, InterruptedException {
        return get(path).raw().body();
    }

    HttpRequest.Builder request(String path) throws IOException, InterruptedException {
        return bare(path).header("Authorization", "Bearer " + token());
    }

    HttpRequest.Builder bare(String path) {
        return HttpRequest.newBuilder(platform.gateway().resolve(path)).timeout(REQUEST_LIMIT);
    }

    Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
        String text = new String(response.body(), UTF_8);
        return new Answer(response.statusCode(), Json.parse(text), text, response);
    }

    HttpResponse<java.io.InputStream> stream(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(platform.gateway().resolve(path))
                .header("Authorization", "Bearer " + token())
                .build();
        return HTTP.send(request, BodyHandlers.ofInputStream());
    }

    String token() throws IOException, InterruptedException {
        if (Duration.between(tokenSince, Instant.now()).compareTo(TOKEN_AGE_MAX) > 0) {
            token = signIn();
            tokenSince = Instant.now();
        }
        return token;
    }

    private HttpRequest.Builder json(String path, String body) throws IOException, InterruptedException {
        return request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    private String signIn() throws IOException, InterruptedException {
        String form = "grant_type=password&client_id=civstack-cli&scope=openid&username=" + encode(name) + "&password="
                + encode(name);
        HttpRequest request = HttpRequest.newBuilder(platform.tokens())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(REQUEST_LIMIT)
                .POST(BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new AssertionError("sign-in as " + name + " answered " + response.statusCode());
        }
        return Json.parse(response.body()).path("access_token").asText();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    URI gateway() {
        return platform.gateway();
    }
}
