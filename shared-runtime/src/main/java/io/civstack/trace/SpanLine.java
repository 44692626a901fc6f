package io.civstack.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The form of a finished span in the file: one JSON object, times in microseconds since the epoch. */
final class SpanLine {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The attributes that are written: they say what a span did, and hold nothing that a user wrote. */
    private static final List<AttributeKey<String>> KEPT = List.of(
            AttributeKey.stringKey("civstack.job"),
            AttributeKey.stringKey("civstack.event.type"),
            AttributeKey.stringKey("civstack.consumer.outcome"),
            AttributeKey.stringKey("messaging.destination.name"),
            AttributeKey.stringKey("http.route"));

    private SpanLine() {}

    static String of(String service, SpanData span) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("trace", span.getTraceId());
        line.put("span", span.getSpanId());
        if (SpanId.isValid(span.getParentSpanId())) {
            line.put("parent", span.getParentSpanId());
        }
        line.put("service", service);
        line.put("name", span.getName());
        line.put("startMicros", TimeUnit.NANOSECONDS.toMicros(span.getStartEpochNanos()));
        line.put("durationMicros", TimeUnit.NANOSECONDS.toMicros(span.getEndEpochNanos() - span.getStartEpochNanos()));
        if (span.getStatus().getStatusCode() == StatusCode.ERROR) {
            line.put("error", true);
        }
        for (AttributeKey<String> key : KEPT) {
            String value = span.getAttributes().get(key);
            if (value != null) {
                line.put(key.getKey(), value);
            }
        }
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts and numbers is always JSON", e);
        }
    }
}
