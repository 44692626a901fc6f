package io.civstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.civstack.e2e.Money.Purse;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs are killed while a job is drawn: the job ends in a visible state, and its money is settled once. */
@Tag("matrix")
@ExtendWith(RunningPlatform.class)
class KillsIT {

    private static final Duration LIMIT = Duration.ofMinutes(6);
    /** After this time without a sign of life a job is taken from its worker: the default of civstack.work.lease. */
    private static final Duration LEASE = Duration.ofSeconds(20);

    private static final String USER = "support";

    private final Platform platform;
    private final Jobs jobs;
    private final Money money;

    private Purse before;

    KillsIT(Platform platform) {
        this.platform = platform;
        this.jobs = new Jobs(platform.as(USER));
        this.money = new Money(platform);
    }

    @BeforeEach
    void fillThePurse() throws Exception {
        allReady();
        money.claim(USER);
        before = money.purse(USER);
    }

    @Test
    void finishesTheJobOfAWorkerThatDied() throws Exception {
        // Given
        String id = underWay(Jobs.longRequest().put("count", 1));

        // When
        platform.kill("worker");

        // Then
        long killedAt = System.nanoTime();
        jobs.until(id, LIMIT, "another attempt at job " + id, KillsIT::isDrawnAgain);
        Duration taken = Duration.ofNanos(System.nanoTime() - killedAt);
        assertThat(taken).as("from the kill to the next step").isLessThan(LEASE.plusSeconds(3));
        endsCompleted(id);
    }

    private static boolean isDrawnAgain(JsonNode job) {
        return job.path("attempt").asInt() > 1
                && (job.path("progress").path("step").asInt() > 0
                        || !job.path("status").asText().equals("running"));
    }

    /** While a job is drawn its hold is open and it has been dispatched; nothing is captured yet. */
    @ParameterizedTest
    @ValueSource(strings = {"ledger", "generation", "gateway"})
    void finishesTheJobWhenOneProgramDiesWhileItIsDrawn(String program) throws Exception {
        // Given
        String id = underWay(Jobs.longRequest().put("count", 1));
        assertThat(money.purse(USER).held()).as("held while the job is drawn").isPositive();

        // When
        platform.kill(program);

        // Then
        endsCompleted(id);
    }

    /** Kafka, PostgreSQL and the object store are one process here, so all three go at once. */
    @Test
    void settlesWhenKafkaAndTheStoresWereRestarted() throws Exception {
        // Given
        String id = underWay(Jobs.longRequest().put("count", 1));

        // When
        platform.restart("infrastructure");

        // Then
        JsonNode job = ends(id);
        assertThat(job.path("status").asText()).isIn("completed", "failed");
    }

    @Test
    void settlesWhenWorkerAndLedgerAndGenerationDiedTogether() throws Exception {
        // Given
        String id = underWay(Jobs.longRequest().put("count", 2));

        // When
        platform.kill("worker");
        platform.kill("ledger");
        platform.kill("generation");

        // Then
        endsCompleted(id);
    }

    private String underWay(ObjectNode request) throws IOException, InterruptedException {
        String id = jobs.ask(request).path("id").asText();
        jobs.untilUnderWay(id);
        return id;
    }

    private JsonNode endsCompleted(String id) throws IOException, InterruptedException {
        JsonNode job = ends(id);
        assertThat(job.path("status").asText()).as(job.toPrettyString()).isEqualTo("completed");
        return job;
    }

    private JsonNode ends(String id) throws IOException, InterruptedException {
        JsonNode job = jobs.untilEnded(id, LIMIT);
        allReady();
        money.isSettledEverywhere();
        long paid = before.available() - money.purse(USER).available();
        long delivered = job.path("pictures").findValuesAsText("status").stream()
                .filter("delivered"::equals)
                .count();
        assertThat(paid).as("paid").isEqualTo(job.path("charged").asLong());
        assertThat(paid)
                .as("paid for what was delivered")
                .isEqualTo(delivered * job.path("unitPrice").asLong());
        return job;
    }

    private void allReady() {
        await("all programs to be ready")
                .atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> platform.allReady());
    }
}
