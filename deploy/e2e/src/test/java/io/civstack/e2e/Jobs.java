package io.civstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.civstack.e2e.ApiClient.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Requests pictures as one user and waits for their jobs. */
final class Jobs {

    static final String PROMPT = "a red boat by the sea, sticker";

    private static final Set<String> ENDS = Set.of("completed", "failed", "cancelled");
    private static final Duration POLL = Duration.ofMillis(200);

    private final ApiClient client;

    /** What a test waits for in a job; it may ask the platform for more. */
    interface Condition {
        boolean test(JsonNode job) throws IOException, InterruptedException;
    }

    Jobs(ApiClient client) {
        this.client = client;
    }

    static ObjectNode request(String prompt) {
        return Json.object().put("prompt", prompt).put("count", 1).put("seed", 7);
    }

    /** Some tens of seconds of work for the demo model: long enough to kill something meanwhile. */
    static ObjectNode longRequest() {
        return request(PROMPT)
                .put("width", 192)
                .put("height", 192)
                .put("steps", 100)
                .put("count", 3);
    }

    JsonNode ask(ObjectNode request) throws IOException, InterruptedException {
        Answer answer = client.postOnce("/api/v1/images", request.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.body();
    }

    JsonNode read(String id) throws IOException, InterruptedException {
        return client.get("/api/v1/images/" + id).body();
    }

    JsonNode untilEnded(String id, Duration limit) {
        return until(
                id,
                limit,
                "the end of job " + id,
                job -> ENDS.contains(job.path("status").asText()));
    }

    /** Until a worker has made some steps of the job and has more to make. */
    JsonNode untilUnderWay(String id) {
        return until(
                id,
                Duration.ofMinutes(2),
                "steps of job " + id,
                job -> job.path("status").asText().equals("running")
                        && job.path("progress").path("step").asInt() >= 3);
    }

    /** Reads the job until the condition holds; goes on while the gateway or the service does not answer. */
    JsonNode until(String id, Duration limit, String what, Condition condition) {
        AtomicReference<JsonNode> last = new AtomicReference<>(Json.object());
        try {
            await(what)
                    .atMost(limit)
                    .pollInterval(POLL)
                    .ignoreExceptionsMatching(IOException.class::isInstance)
                    .until(() -> {
                        Answer answer = client.get("/api/v1/images/" + id);
                        if (answer.status() == 200) {
                            last.set(answer.body());
                        }
                        return answer.status() == 200 && condition.test(answer.body());
                    });
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            throw new AssertionError(
                    "there never was: " + what + "; last seen: " + last.get().toPrettyString(), e);
        }
        return last.get();
    }
}
