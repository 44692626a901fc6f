package io.civstack.gateway.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.civstack.events.Buzz;
import io.civstack.events.BuzzType;
import io.civstack.events.GenerationEvent.GenerationProgressed;
import io.civstack.events.JobId;
import io.civstack.events.PurseEvent.BuzzGranted;
import io.civstack.events.UserId;
import io.civstack.gateway.FakeServices;
import io.civstack.testing.CivstackInfrastructure;
import io.civstack.testing.TestEvents;
import io.civstack.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
@WithTestResource(FakeServices.class)
class LiveUpdatesIT {

    private static final JobId JOB = JobId.parse("0198c0de-0000-7000-8000-000000000001");

    @Test
    void pushesToEachUserTheirOwnEventsOnly() throws Exception {
        // Given
        try (TestEvents events = TestEvents.open();
                Stream ann = Stream.of("ann");
                Stream bob = Stream.of("bob")) {
            ann.awaitLine("event: welcome");
            bob.awaitLine("event: welcome");

            // When
            events.publish(new GenerationProgressed(JOB, new UserId("ann"), 1, 0, 1, 3, 20, null));
            events.publish(new BuzzGranted(new UserId("bob"), BuzzType.BLUE, Buzz.of(7), "a test", null));

            // Then
            ann.awaitLine("event: generation.job-progressed");
            bob.awaitLine("event: ledger.buzz-granted");
            assertThat(ann.lines).noneMatch(line -> line.contains("buzz-granted"));
            assertThat(bob.lines).noneMatch(line -> line.contains("job-progressed"));
            assertThat(ann.lines).anyMatch(line -> line.startsWith("data: ") && line.contains("\"step\":3"));
        }
    }

    @Test
    void keepsAQuietConnectionAlive() throws Exception {
        try (Stream carl = Stream.of("carl")) {
            carl.awaitLine(": ping");
        }
    }

    @Test
    void refusesAUserMoreConnectionsThanTheLimitAndTakesThemAgainLater() throws Exception {
        // Given
        List<Stream> open = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            open.add(Stream.of("dora"));
            open.getLast().awaitLine("event: welcome");
        }

        // When
        given().header("Authorization", "Bearer " + TestTokens.of("dora"))
                .get("/api/v1/live")
                .then()
                .statusCode(429)
                .body("code", equalTo("gateway/live-taken"));
        for (Stream stream : open) {
            stream.close();
        }

        // Then
        await().untilAsserted(() -> {
            try (Stream again = Stream.of("dora")) {
                assertThat(again.status).isEqualTo(200);
            }
        });
    }

    @Test
    void refusesEverybodyMoreConnectionsThanTheProcessServes() throws Exception {
        // Given
        List<Stream> open = new ArrayList<>();
        for (int i = 0; i < FakeServices.LIVE_CONNECTIONS_MAX; i++) {
            open.add(Stream.of("guest " + i));
        }

        // When
        int status = Stream.of("one more").status;

        // Then
        assertThat(status).as("gateway/live-full").isEqualTo(503);
        for (Stream stream : open) {
            stream.close();
        }
    }

    /** A live connection and every line received on it. */
    private static final class Stream implements AutoCloseable {

        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final InputStream body;
        private final int status;

        private Stream(HttpResponse<InputStream> response) {
            body = response.body();
            status = response.statusCode();
            Thread.ofVirtual().start(this::read);
        }

        static Stream of(String user) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/v1/live"))
                    .header("Authorization", "Bearer " + TestTokens.of(user))
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
            return new Stream(HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream()));
        }

        void awaitLine(String line) {
            await("the line " + line).until(() -> lines.contains(line));
        }

        private void read() {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.add(line);
                }
            } catch (IOException | UncheckedIOException closed) {
                lines.add("closed");
            }
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }
}
