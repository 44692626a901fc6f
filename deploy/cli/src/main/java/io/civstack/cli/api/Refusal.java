package io.civstack.cli.api;

import com.fasterxml.jackson.databind.JsonNode;

/** Why the platform did not do what was asked: a stable code, a sentence, and what to do about it. */
public record Refusal(int status, String code, String sentence, String action) {

    /** From a problem+json body, or from whatever came instead. */
    static Refusal of(int status, JsonNode body) {
        String code = body.path("code").asText("http/" + status);
        String sentence = body.path("detail").asText(body.path("title").asText("the answer was " + status));
        return new Refusal(status, code, sentence, body.path("action").asText(""));
    }

    /** From the reason of a job that ended without a picture. */
    public static Refusal ofReason(JsonNode reason) {
        return new Refusal(
                0,
                reason.path("code").asText("unknown"),
                reason.path("sentence").asText("no reason was given"),
                reason.path("action").asText(""));
    }

    public String text() {
        return code + ": " + sentence + (action.isEmpty() ? "" : "\n  " + action);
    }
}
