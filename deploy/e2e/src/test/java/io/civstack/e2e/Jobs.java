package io.civstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.civstack.e2e.Visitor.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Asking for pictures and waiting for what comes of it. */
final class Jobs {

    static final String PROMPT = "a red boat by the sea, sticker";

    private static final Set<String> ENDS = Set.of("completed", "failed", "cancelled");
    private static final Duration POLL = Duration.ofMillis(200);

    private final Visitor visitor;

    /** A look at a job that may take a further look outside. */
    interface Wanted {
        boolean test(JsonNode job) throws IOException, InterruptedException;
    }

    Jobs(Visitor visitor) {
        this.visitor = visitor;
    }

    static ObjectNode order(String prompt) {
        return Json.object().put("prompt", prompt).put("count", 1).put("seed", 7);
    }

    /** Some tens of seconds of work for the demo model: enough to be hurt in the middle of. */
    static ObjectNode longOrder() {
        return order(PROMPT)
                .put("width", 192)
                .put("height", 192)
                .put("steps", 100)
                .put("count", 3);
    }

    JsonNode ask(ObjectNode order) throws IOException, InterruptedException {
        Answer answer = visitor.postOnce("/api/v1/images", order.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.body();
    }

    JsonNode read(String id) throws IOException, InterruptedException {
        return visitor.get("/api/v1/images/" + id).body();
    }

    JsonNode untilEnded(String id, Duration limit) {
        return until(
                id,
                limit,
                "an end of job " + id,
                job -> ENDS.contains(job.path("status").asText()));
    }

    /** Until a worker has made some steps and still has some to make. */
    JsonNode untilUnderWay(String id) {
        return until(
                id,
                Duration.ofMinutes(2),
                "steps of job " + id,
                job -> job.path("status").asText().equals("running")
                        && job.path("progress").path("step").asInt() >= 3);
    }

    /** Reads the job until it is as wanted; a gateway or service that is away meanwhile is waited for. */
    JsonNode until(String id, Duration limit, String what, Wanted wanted) {
        AtomicReference<JsonNode> last = new AtomicReference<>(Json.object());
        try {
            await(what)
                    .atMost(limit)
                    .pollInterval(POLL)
                    .ignoreExceptionsMatching(IOException.class::isInstance)
                    .until(() -> {
                        Answer answer = visitor.get("/api/v1/images/" + id);
                        if (answer.status() == 200) {
                            last.set(answer.body());
                        }
                        return answer.status() == 200 && wanted.test(answer.body());
                    });
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            throw new AssertionError(
                    "waited in vain for " + what + "; last seen: " + last.get().toPrettyString(), e);
        }
        return last.get();
    }
}
