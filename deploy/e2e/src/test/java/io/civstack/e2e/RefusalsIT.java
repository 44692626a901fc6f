package io.civstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.civstack.e2e.ApiClient.Answer;
import io.civstack.e2e.Money.Purse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPlatform.class)
class RefusalsIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Platform platform;
    private final Money money;

    RefusalsIT(Platform platform) {
        this.platform = platform;
        this.money = new Money(platform);
    }

    @Test
    void saysWhyAPromptIsRefusedAndChargesNothing() throws Exception {
        // Given
        Jobs jobs = new Jobs(platform.as("demo"));
        money.claim("demo");
        Purse before = money.purse("demo");

        // When
        JsonNode asked = jobs.ask(Jobs.request("a white power poster"));
        JsonNode job = jobs.untilEnded(asked.path("id").asText(), LIMIT);
        money.isSettledEverywhere();

        // Then
        assertThat(job.path("status").asText()).isEqualTo("failed");
        assertThat(job.path("charged").asLong()).isZero();
        assertThat(job.path("pictures")).isEmpty();
        assertThat(job.path("reason").path("code").asText()).isEqualTo("moderation/prompt-refused");
        assertThat(job.path("reason").path("sentence").asText()).isNotBlank();
        assertThat(job.path("reason").path("action").asText()).isNotBlank();
        assertThat(money.purse("demo")).isEqualTo(before);
    }

    @Test
    void tellsAShortPurseWhatIsMissingAndDrawsAfterTheClaim() throws Exception {
        // Given
        ApiClient newcomer = platform.as("newcomer");
        Jobs jobs = new Jobs(newcomer);
        JsonNode quote = newcomer.post(
                        "/api/v1/images/quote", Jobs.request(Jobs.PROMPT).toString())
                .body();

        // When
        JsonNode refused =
                jobs.untilEnded(jobs.ask(Jobs.request(Jobs.PROMPT)).path("id").asText(), LIMIT);
        Answer claimed = newcomer.post("/api/v1/buzz/allowance");
        Answer claimedAgain = newcomer.post("/api/v1/buzz/allowance");
        JsonNode drawn =
                jobs.untilEnded(jobs.ask(Jobs.request(Jobs.PROMPT)).path("id").asText(), LIMIT);
        money.isSettledEverywhere();

        // Then
        JsonNode reason = refused.path("reason");
        assertThat(refused.path("status").asText()).isEqualTo("failed");
        assertThat(reason.path("code").asText()).isEqualTo("ledger/purse-short");
        assertThat(reason.path("sentence").asText())
                .contains(quote.path("total").asText());
        assertThat(reason.path("action").asText()).containsIgnoringCase("allowance");
        assertThat(claimed.body().path("available").asLong()).isEqualTo(100);
        assertThat(claimedAgain.status()).isEqualTo(409);
        assertThat(claimedAgain.code()).isEqualTo("ledger/allowance-claimed");
        assertThat(drawn.path("status").asText()).isEqualTo("completed");
        assertThat(money.purse("newcomer").available())
                .isEqualTo(100 - quote.path("total").asLong());
    }

    @Test
    void stopsACancelledJobAndPaysOnlyForWhatWasDelivered() throws Exception {
        // Given
        ApiClient admin = platform.as("admin");
        Jobs jobs = new Jobs(admin);
        money.claim("admin");
        Purse before = money.purse("admin");
        String id = jobs.ask(Jobs.longRequest()).path("id").asText();
        jobs.untilUnderWay(id);

        // When
        Answer cancelled = admin.post("/api/v1/images/" + id + "/cancel");
        JsonNode job = jobs.untilEnded(id, Duration.ofSeconds(30));
        money.isSettledEverywhere();

        // Then
        long delivered = job.path("pictures").findValuesAsText("status").stream()
                .filter("delivered"::equals)
                .count();
        assertThat(cancelled.status()).isEqualTo(202);
        assertThat(job.path("status").asText()).isEqualTo("cancelled");
        assertThat(delivered).isLessThan(job.path("count").asLong());
        assertThat(job.path("charged").asLong())
                .isEqualTo(delivered * job.path("unitPrice").asLong());
        assertThat(before.available() - money.purse("admin").available())
                .isEqualTo(job.path("charged").asLong());
    }
}
