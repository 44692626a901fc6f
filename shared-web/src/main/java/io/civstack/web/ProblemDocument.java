package io.civstack.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link Problem} on the wire, as RFC 9457 has it, with the trace it happened in. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProblemDocument(
        String type,
        String title,
        int status,
        String code,
        String detail,
        @Nullable String action,
        @Nullable List<FieldProblem> errors,
        @Nullable String traceId) {

    static final String MEDIA_TYPE = "application/problem+json";

    static ProblemDocument of(Problem problem) {
        SpanContext span = Span.current().getSpanContext();
        return new ProblemDocument(
                "urn:civstack:problem:" + problem.code(),
                problem.title(),
                problem.status(),
                problem.code(),
                problem.detail(),
                problem.action(),
                problem.errors().isEmpty() ? null : problem.errors(),
                span.isValid() ? span.getTraceId() : null);
    }

    static Response response(Problem problem) {
        return builder(problem).build();
    }

    /** Text rather than an entity object: a problem must come out whatever the resource says it produces. */
    static Response.ResponseBuilder builder(Problem problem) {
        Response.ResponseBuilder builder = Response.status(problem.status())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .type(MEDIA_TYPE)
                .entity(of(problem).json());
        return problem.retryAfter() == null
                ? builder
                : builder.header(HttpHeaders.RETRY_AFTER, problem.retryAfter().toSeconds());
    }

    String json() {
        JsonObject json = new JsonObject()
                .put("type", type)
                .put("title", title)
                .put("status", status)
                .put("code", code)
                .put("detail", detail);
        if (action != null) {
            json.put("action", action);
        }
        if (errors != null) {
            json.put(
                    "errors",
                    new JsonArray(errors.stream().map(ProblemDocument::json).toList()));
        }
        if (traceId != null) {
            json.put("traceId", traceId);
        }
        return json.encode();
    }

    private static JsonObject json(FieldProblem error) {
        JsonObject json = error.pointer() == null
                ? new JsonObject().put("parameter", error.parameter())
                : new JsonObject().put("pointer", error.pointer());
        json.put("code", error.code()).put("detail", error.detail());
        return error.action() == null ? json : json.put("action", error.action());
    }
}
