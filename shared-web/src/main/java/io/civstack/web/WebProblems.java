package io.civstack.web;

import org.jspecify.annotations.Nullable;

/** The problems of HTTP itself, the same in every service; those of a context are defined by the context. */
final class WebProblems {

    static final Problem UNAUTHENTICATED = Problem.of(
            401, "web/unauthenticated", "The request carries no valid token.", "Sign in and send the token with it.");
    static final Problem FORBIDDEN =
            Problem.of(403, "web/forbidden", "Your roles do not allow this.", "Ask an administrator for the role.");
    static final Problem NOT_FOUND =
            Problem.of(404, "web/not-found", "There is nothing here for you.", "Check the address and the id.");
    static final Problem BODY_TOO_LARGE = Problem.of(
            413, "web/body-too-large", "The body is larger than this service reads.", "Send less; see docs/limits.md.");
    static final Problem FAULT = Problem.of(
            500,
            "web/fault",
            "Something broke on our side; nothing was charged for it.",
            "Try again, and report the traceId when it stays.");
    static final Problem UNAVAILABLE = Problem.of(
            503, "web/unavailable", "A part of the platform is away for a moment.", "Try again in some seconds.");

    private WebProblems() {}

    static Problem bodyMalformed(String detail) {
        return Problem.of(400, "web/body-malformed", detail, "Send one JSON document as the API describes it.");
    }

    static Problem fieldUnknown(String field, @Nullable String known) {
        return Problem.of(
                400,
                "web/field-unknown",
                "There is no field " + field + ".",
                known == null ? "Leave it out." : "Leave it out; known are " + known + ".");
    }

    static Problem fieldInvalid(String field, String expected) {
        return Problem.of(
                400, "web/field-invalid", "The field " + field + " is not " + expected + ".", "Correct the field.");
    }

    /** Several fields at once. */
    static Problem fieldsInvalid(int status, String details) {
        return Problem.of(
                status, "web/fields-invalid", details, "Correct each field; errors says which and what it takes.");
    }

    static Problem parameterUnknown(String name, String known) {
        return Problem.of(
                400,
                "web/parameter-unknown",
                "There is no query parameter " + name + " here.",
                known.isEmpty() ? "Leave it out." : "Leave it out; known are " + known + ".");
    }

    static Problem parameterInvalid(String name, String expected) {
        return Problem.of(
                400,
                "web/parameter-invalid",
                "The query parameter " + name + " is not " + expected + ".",
                "Correct the parameter, or leave it out.");
    }

    static Problem cursorInvalid() {
        return Problem.of(
                400,
                "web/cursor-invalid",
                "The cursor is not one that this list gave out.",
                "Start again without a cursor.");
    }

    static Problem limitInvalid(int most) {
        return Problem.of(
                400,
                "web/limit-invalid",
                "The limit lies outside of 1 to " + most + ".",
                "Send a limit in that range, or none.");
    }

    /** What the framework refused by itself. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 ->
                Problem.of(
                        405,
                        "web/method-not-allowed",
                        "This address does not take this method.",
                        "See the Allow header.");
            case 406 ->
                Problem.of(
                        406,
                        "web/not-acceptable",
                        "This address does not produce what the Accept header asks for.",
                        "Accept application/json.");
            case 413 -> BODY_TOO_LARGE;
            case 415 ->
                Problem.of(
                        415,
                        "web/media-type-unsupported",
                        "This address does not read bodies of this type.",
                        "Send application/json.");
            case 429 ->
                Problem.of(
                        429, "web/rate-limited", "That were too many requests at once.", "Wait as Retry-After says.");
            case 503 -> UNAVAILABLE;
            default ->
                status >= 500
                        ? FAULT
                        : Problem.of(
                                status,
                                "web/request-invalid",
                                "The request is not one this service understands.",
                                null);
        };
    }
}
