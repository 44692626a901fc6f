package io.civstack.generation.store;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the trace of a request in the job's row, so that one trace shows one picture, whichever process goes on with it. */
public final class JobTrace {

    private static final String TRACEPARENT = "traceparent";
    private static final W3CTraceContextPropagator PROPAGATOR = W3CTraceContextPropagator.getInstance();

    private JobTrace() {}

    /** The current trace as text, or null outside any. */
    static @Nullable String current() {
        Map<String, String> fields = new HashMap<>();
        PROPAGATOR.inject(Context.current(), fields, (carrier, key, value) -> {
            if (carrier != null) {
                carrier.put(key, value);
            }
        });
        return fields.get(TRACEPARENT);
    }

    /** The context that the text names; the root when there is none. */
    public static Context context(@Nullable String traceparent) {
        return traceparent == null
                ? Context.root()
                : PROPAGATOR.extract(Context.root(), Map.of(TRACEPARENT, traceparent), Fields.INSTANCE);
    }

    /** The job's trace, unless the caller is in one already. */
    static Context resumed(@Nullable String traceparent) {
        return Span.current().getSpanContext().isValid() ? Context.current() : context(traceparent);
    }

    private enum Fields implements TextMapGetter<Map<String, String>> {
        INSTANCE;

        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return List.copyOf(carrier.keySet());
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
            return carrier == null ? null : carrier.get(key);
        }
    }
}
