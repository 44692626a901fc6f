package io.civstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.civstack.e2e.Money.Purse;
import io.civstack.e2e.Visitor.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPlatform.class)
class MainJobIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Platform platform;
    private final Visitor demo;
    private final Money money;

    MainJobIT(Platform platform) {
        this.platform = platform;
        this.demo = platform.as("demo");
        this.money = new Money(platform);
    }

    @Test
    void drawsAPictureWithOneCommand() throws IOException {
        Path picture = platform.state().resolve("pictures/first-picture.png");

        assertThat(platform.start().code())
                .as(String.join("\n", platform.start().lines()))
                .isZero();
        assertThat(Files.readAllBytes(picture)).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void chargesWhatItQuotedAndDeliversWhatWasAsked() throws Exception {
        // Given
        money.claim("demo");
        String order = Jobs.order(Jobs.PROMPT).put("count", 2).toString();
        Purse before = money.purse("demo");
        JsonNode quote = demo.post("/api/v1/images/quote", order).body();

        // When
        JsonNode asked = demo.postOnce("/api/v1/images", order).body();
        JsonNode job = new Jobs(demo).untilEnded(asked.path("id").asText(), LIMIT);
        money.isSettledEverywhere();

        // Then
        assertThat(job.path("status").asText()).as(job.toPrettyString()).isEqualTo("completed");
        assertThat(job.path("charged").asLong())
                .isEqualTo(quote.path("total").asLong())
                .isPositive();
        assertThat(before.available() - money.purse("demo").available())
                .isEqualTo(job.path("charged").asLong());
        assertThat(job.path("pictures")).hasSize(2);
        for (JsonNode picture : job.path("pictures")) {
            assertThat(picture.path("status").asText()).isEqualTo("delivered");
            byte[] png = demo.bytes(picture.path("url").asText());
            assertThat(sha256(png)).isEqualTo(picture.path("sha256").asText());
            assertThat(new String(png, StandardCharsets.ISO_8859_1)).contains(Jobs.PROMPT, "Seed: ");
        }
    }

    @Test
    void makesOneJobOfARequestThatIsSentTwice() throws Exception {
        // Given
        String order = Jobs.order("a green tree in a meadow").toString();

        // When
        Answer first = demo.postOnce("/api/v1/images", order, "e2e-once");
        Answer second = demo.postOnce("/api/v1/images", order, "e2e-once");
        Answer other =
                demo.postOnce("/api/v1/images", Jobs.order("a blue house").toString(), "e2e-once");

        // Then
        assertThat(second.body().path("id")).isEqualTo(first.body().path("id"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("web/idempotency-key-reused");
        new Jobs(demo).untilEnded(first.body().path("id").asText(), LIMIT);
        money.isSettledEverywhere();
    }

    @Test
    void pushesEveryStageToItsOwnerAndNothingToOthers() throws Exception {
        try (LiveStream own = LiveStream.open(demo);
                LiveStream others = LiveStream.open(platform.as("support"))) {
            // When
            JsonNode asked = new Jobs(demo).ask(Jobs.order("a yellow star, sticker"));
            new Jobs(demo).untilEnded(asked.path("id").asText(), LIMIT);

            // Then
            own.awaitEvents(
                    "generation.job-requested",
                    "ledger.buzz-held",
                    "moderation.prompt-screened",
                    "generation.job-started",
                    "generation.job-progressed",
                    "generation.image-uploaded",
                    "moderation.scan-completed",
                    "generation.job-completed",
                    "ledger.buzz-captured");
            assertThat(others.events()).containsOnly("welcome");
        }
    }

    @Test
    void keepsAPicturePrivateUntilItsOwnerPublishesIt() throws Exception {
        // Given
        Visitor stranger = platform.as("support");
        JsonNode asked = new Jobs(demo).ask(Jobs.order("a purple fish"));
        JsonNode job = new Jobs(demo).untilEnded(asked.path("id").asText(), LIMIT);
        String picture = job.path("pictures").path(0).path("url").asText();
        int privately = stranger.get(picture).status();

        // When
        Answer published = demo.post(picture + "/publish");

        // Then
        assertThat(privately).isEqualTo(404);
        assertThat(published.status()).as(published.text()).isEqualTo(200);
        assertThat(stranger.get(picture).status()).isEqualTo(200);
        assertThat(stranger.send(stranger.bare(picture).GET()).status()).isEqualTo(200);
        assertThat(stranger.get("/api/v1/gallery").text()).contains(picture);
        demo.post(picture + "/withdraw");
        assertThat(stranger.get(picture).status()).isEqualTo(404);
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
