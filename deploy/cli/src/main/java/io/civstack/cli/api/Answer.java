package io.civstack.cli.api;

import com.fasterxml.jackson.databind.JsonNode;

/** The answer to a request: a body, or a refusal with its reason. */
public sealed interface Answer {

    record Accepted(int status, JsonNode body) implements Answer {}

    record Refused(Refusal refusal) implements Answer {}

    default JsonNode orThrow() throws RefusedException {
        return switch (this) {
            case Accepted accepted -> accepted.body();
            case Refused refused -> throw new RefusedException(refused.refusal());
        };
    }
}
