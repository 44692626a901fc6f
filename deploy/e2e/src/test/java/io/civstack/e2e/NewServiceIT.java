package io.civstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.civstack.e2e.ApiClient.Answer;
import io.civstack.e2e.Launcher.CommandResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Walks docs/adding-a-service.md: a service from the skeleton builds, keeps the rules, starts with the others and
 * answers outside.
 */
@Tag("matrix")
class NewServiceIT {

    private static final Duration BUILD_MAX = Duration.ofMinutes(15);
    private static final String USER = "demo";

    private final Path folder = Platform.root().resolve("deploy/e2e/target/new-service");

    @AfterEach
    void removeTheCopy() throws IOException {
        delete(folder);
    }

    @Test
    void buildsAndAnswersThroughTheGateway() throws Exception {
        // Given
        delete(folder);
        SourceCopy sources = SourceCopy.of(Platform.root(), folder);
        CommandResult skeleton = new Launcher(Platform.root(), sources.root(), folder.resolve("state"))
                .run(Duration.ofMinutes(1), "new", "notes");
        assertThat(skeleton.code()).as(skeleton.toString()).isZero();

        // When
        sources.maven(BUILD_MAX, "-pl", "shared-events,notes-service", "spotless:apply");
        sources.maven(BUILD_MAX, "-pl", "shared-events", "test", "-Dcivstack.write");
        sources.maven(
                BUILD_MAX,
                "-pl",
                "notes-service",
                "-am",
                "verify",
                "-Dtest=io.civstack.notes.**",
                "-Dsurefire.failIfNoSpecifiedTests=false");
        sources.maven(BUILD_MAX, "-Dquick", "-DskipTests", "package");

        // Then
        assertThat(Files.readString(folder.resolve("docs/topics.md"))).contains("`notes.jobs.dlq`");
        try (Platform platform = Platform.up(sources.root())) {
            assertThat(platform.start().code()).as(platform.start().toString()).isZero();
            answersFor(platform.as(USER));
        }
    }

    private static void answersFor(ApiClient client) throws IOException, InterruptedException {
        client.post("/api/v1/buzz/allowance");
        String job = new Jobs(client).ask(Jobs.request(Jobs.PROMPT)).path("id").asText();
        await("the new service to tell of job " + job)
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    Answer answer = client.get("/api/v1/notes");
                    return answer.status() == 200
                            && answer.body()
                                    .path("items")
                                    .findValuesAsText("id")
                                    .contains(job);
                });
        Answer refusal = client.get("/api/v1/notes?limit=0");
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.code()).isEqualTo("web/limit-invalid");
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
