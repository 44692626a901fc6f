package io.civstack.cli.api;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Sends HTTP requests to the platform, and says so when nobody answers. */
final class PlatformClient {

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body)
            throws PlatformAwayException, InterruptedException {
        try {
            return client.send(request, body);
        } catch (IOException e) {
            throw new PlatformAwayException(e);
        }
    }
}
