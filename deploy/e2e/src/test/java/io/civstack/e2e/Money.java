package io.civstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.civstack.e2e.ApiClient.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Checks what the platform promises about money, through its API. */
final class Money {

    private static final Duration SETTLING_MAX = Duration.ofMinutes(2);
    private static final List<String> USERS = List.of("demo", "newcomer", "moderator", "support", "admin");

    private final Platform platform;

    Money(Platform platform) {
        this.platform = platform;
    }

    record Purse(long available, long held) {}

    Purse purse(String user) throws IOException, InterruptedException {
        JsonNode purse = platform.as(user).get("/api/v1/buzz").body();
        return new Purse(purse.path("available").asLong(), purse.path("held").asLong());
    }

    /** Claims today's allowance if it is still there. */
    void claim(String user) throws IOException, InterruptedException {
        Answer answer = platform.as(user).post("/api/v1/buzz/allowance");
        assertThat(answer.status()).as(answer.text()).isIn(200, 409);
    }

    /**
     * When no job runs: nothing is held, the ledger finds its invariants intact, and every purse is the sum of its
     * history.
     */
    void isSettledEverywhere() {
        await("the money of every job to be settled")
                .atMost(SETTLING_MAX)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptionsMatching(IOException.class::isInstance)
                .untilAsserted(this::settled);
    }

    private void settled() throws IOException, InterruptedException {
        JsonNode report = platform.as("admin").get("/api/v1/buzz/invariants").body();
        assertThat(report.path("sound").asBoolean()).as(report.toPrettyString()).isTrue();
        assertThat(report.path("holdsOpen").asLong()).as("open holds").isZero();
        for (String user : USERS) {
            Purse purse = purse(user);
            assertThat(purse.held()).as("held for " + user).isZero();
            assertThat(purse.available())
                    .as("the purse of " + user + " is the sum of its history")
                    .isEqualTo(historySum(user));
        }
    }

    private long historySum(String user) throws IOException, InterruptedException {
        ApiClient client = platform.as(user);
        long sum = 0;
        String cursor = "";
        do {
            JsonNode page =
                    client.get("/api/v1/buzz/history?limit=100" + cursor).body();
            for (JsonNode line : page.path("items")) {
                sum += line.path("amount").asLong();
            }
            cursor = page.hasNonNull("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());
        return sum;
    }
}
