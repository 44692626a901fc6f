package io.civstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.civstack.e2e.ApiClient.Answer;
import io.civstack.e2e.Money.Purse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever is wrong is said in one shape, with a stable code, and leaves no trace in jobs or money. */
@ExtendWith(RunningPlatform.class)
class BadInputIT {

    private static final String UNKNOWN = "0198c0de-0000-7000-8000-00000000dead";

    private final Platform platform;
    private final ApiClient client;

    BadInputIT(Platform platform) {
        this.platform = platform;
        this.client = platform.as("moderator");
    }

    /** One wrong body for {@code POST /api/v1/images} and what is answered. */
    private record Wrong(String body, int status, String code) {}

    private static final List<Wrong> BODIES = List.of(
            new Wrong("not json", 400, "web/body-malformed"),
            new Wrong("[]", 400, "web/body-malformed"),
            new Wrong(with("colour", "\"red\""), 400, "web/field-unknown"),
            new Wrong(with("steps", "\"many\""), 400, "web/field-invalid"),
            new Wrong(with("width", "1.5e99"), 400, "web/field-invalid"),
            new Wrong(with("modelId", "\"not-an-id\""), 400, "web/field-invalid"),
            new Wrong("{\"prompt\":5}", 400, "web/field-invalid"),
            new Wrong("{\"prompt\":\"\\ud800\"}", 400, "web/field-invalid"),
            new Wrong("{\"prompt\":5,\"steps\":\"4\"}", 400, "web/fields-invalid"),
            new Wrong("{\"prompt\":\"\u200b\u202e\"}", 422, "generation/prompt-missing"),
            new Wrong(with("steps", "0").replace("}", ",\"count\":9}"), 422, "web/fields-invalid"),
            new Wrong("{}", 422, "generation/prompt-missing"),
            new Wrong("{\"prompt\":\"   \"}", 422, "generation/prompt-missing"),
            new Wrong("{\"prompt\":\"" + "x".repeat(6001) + "\"}", 422, "generation/prompt-too-long"),
            new Wrong(with("negativePrompt", '"' + "x".repeat(6001) + '"'), 422, "generation/prompt-too-long"),
            new Wrong(with("width", "100"), 422, "generation/size-invalid"),
            new Wrong(with("height", "56"), 422, "generation/size-invalid"),
            new Wrong(with("width", "2056"), 422, "generation/size-invalid"),
            new Wrong(with("width", "2048").replace("}", ",\"height\":2048}"), 422, "generation/pixels-too-many"),
            new Wrong(with("steps", "0"), 422, "generation/steps-out-of-range"),
            new Wrong(with("steps", "151"), 422, "generation/steps-out-of-range"),
            new Wrong(with("cfg", "0.5"), 422, "generation/cfg-out-of-range"),
            new Wrong(with("cfg", "31"), 422, "generation/cfg-out-of-range"),
            new Wrong(with("count", "0"), 422, "generation/count-out-of-range"),
            new Wrong(with("count", "5"), 422, "generation/count-out-of-range"),
            new Wrong(with("seed", "-1"), 422, "generation/seed-out-of-range"),
            new Wrong(with("clipSkip", "99"), 422, "generation/clip-skip-out-of-range"),
            new Wrong(with("sampler", "\"Oiler\""), 422, "generation/sampler-unknown"),
            new Wrong(with("schedule", "\"odd\""), 422, "generation/schedule-unknown"),
            new Wrong(with("modelId", '"' + UNKNOWN + '"'), 422, "generation/model-not-offered"));

    @Test
    void refusesEveryWrongRequestAndKeepsNothingOfIt() throws Exception {
        // Given
        Money money = new Money(platform);
        Purse before = money.purse("moderator");
        int jobsBefore = client.get("/api/v1/images").body().path("items").size();

        for (Wrong wrong : BODIES) {
            // When
            Answer asked = client.postOnce("/api/v1/images", wrong.body());
            Answer quoted = client.post("/api/v1/images/quote", wrong.body());

            // Then
            for (Answer answer : List.of(asked, quoted)) {
                isProblem(answer, wrong.status(), wrong.code(), shortened(wrong.body()));
            }
        }
        assertThat(client.get("/api/v1/images").body().path("items")).hasSize(jobsBefore);
        assertThat(money.purse("moderator")).isEqualTo(before);
    }

    @Test
    void refusesWrongAddressesKeysAndCursors() throws Exception {
        isProblem(
                client.post("/api/v1/images", Jobs.request("a cup").toString()),
                400,
                "web/idempotency-key-missing",
                "no key");
        isProblem(client.get("/api/v1/images?cursor=!!"), 400, "web/cursor-invalid", "cursor");
        isProblem(client.get("/api/v1/buzz/history?cursor=AAAA"), 400, "web/cursor-invalid", "cursor");
        isProblem(client.get("/api/v1/images?limit=abc"), 400, "web/parameter-invalid", "limit");
        isProblem(client.get("/api/v1/images?page=2"), 400, "web/parameter-unknown", "page");
        isProblem(client.get("/api/v1/images?limit=0"), 400, "web/limit-invalid", "limit");
        isProblem(client.get("/api/v1/images/" + UNKNOWN), 404, "generation/job-unknown", "unknown job");
        isProblem(client.post("/api/v1/images/" + UNKNOWN + "/cancel"), 404, "generation/job-unknown", "unknown job");
        isProblem(client.get("/api/v1/pictures/" + UNKNOWN), 404, "generation/picture-unknown", "unknown picture");
        isProblem(client.get("/api/v1/nothing"), 404, "web/not-found", "unknown path");
    }

    @Test
    void showsNobodyTheJobsAndPicturesOfOthers() throws Exception {
        // Given
        ApiClient demo = platform.as("demo");
        new Money(platform).claim("demo");
        JsonNode asked = new Jobs(demo).ask(Jobs.request("a black cat"));
        JsonNode job = new Jobs(demo).untilEnded(asked.path("id").asText(), Duration.ofMinutes(2));
        ApiClient otherUser = platform.as("support");

        for (String path : List.of(
                "/api/v1/images/" + job.path("id").asText(),
                job.path("pictures").path(0).path("url").asText())) {
            // When
            Answer answer = otherUser.get(path);

            // Then
            assertThat(answer.status()).as(path).isEqualTo(404);
        }
        assertThat(otherUser
                        .post("/api/v1/images/" + job.path("id").asText() + "/cancel")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void letsNobodyInWithoutAGoodToken() throws Exception {
        String good = client.token();
        String[] parts = good.split("\\.", -1);
        List<String> tokens = Stream.of(
                        "nonsense",
                        parts[0] + "." + parts[1] + ".",
                        parts[0] + "." + parts[1] + "." + "A".repeat(parts[2].length()),
                        "eyJhbGciOiJub25lIn0." + parts[1] + ".",
                        good + "x")
                .toList();

        for (String path :
                List.of("/api/v1/me", "/api/v1/images", "/api/v1/buzz", "/api/v1/moderation/reviews", "/api/v1/live")) {
            isProblem(client.send(client.bare(path).GET()), 401, "web/unauthenticated", path);
            for (String token : tokens) {
                Answer answer = client.send(client.bare(path)
                        .header("Authorization", "Bearer " + token)
                        .GET());
                isProblem(answer, 401, "web/unauthenticated", path);
            }
        }
    }

    @Test
    void keepsRolesApart() throws Exception {
        ApiClient newcomer = platform.as("newcomer");

        isProblem(newcomer.get("/api/v1/moderation/reviews"), 403, "web/forbidden", "reviews");
        isProblem(newcomer.get("/api/v1/buzz/invariants"), 403, "web/forbidden", "invariants");
        isProblem(newcomer.post("/api/v1/models/uploads", "{}"), 403, "web/forbidden", "uploads");
    }

    private static void isProblem(Answer answer, int status, String code, String what) {
        assertThat(answer.code()).as(what + ": " + answer.text()).isEqualTo(code);
        assertThat(answer.status()).as(what).isEqualTo(status);
        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body().path("type").asText()).isEqualTo("urn:civstack:problem:" + code);
        assertThat(answer.body().path("detail").asText()).isNotBlank();
    }

    private static String with(String field, String value) {
        return "{\"prompt\":\"a cup\",\"" + field + "\":" + value + "}";
    }

    private static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
