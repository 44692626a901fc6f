package io.civstack.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * W3C trace context as text, for rows and record headers, so that a trace continues in the process that continues the
 * work.
 */
public final class TraceContext {

    /** The name of the header that carries it. */
    public static final String TRACEPARENT = "traceparent";

    private static final W3CTraceContextPropagator PROPAGATOR = W3CTraceContextPropagator.getInstance();

    private TraceContext() {}

    /** The current context as a traceparent, or null outside any trace. */
    public static @Nullable String current() {
        return textOf(Context.current());
    }

    /** A context as a traceparent, or null when it is in no trace. */
    public static @Nullable String textOf(Context context) {
        Map<String, String> fields = HashMap.newHashMap(2);
        PROPAGATOR.inject(context, fields, (carrier, key, value) -> {
            if (carrier != null) {
                carrier.put(key, value);
            }
        });
        return fields.get(TRACEPARENT);
    }

    /** The context that a traceparent names; the root context when there is none or it is no traceparent. */
    public static Context of(@Nullable String traceparent) {
        return traceparent == null
                ? Context.root()
                : PROPAGATOR.extract(Context.root(), traceparent, TraceparentGetter.INSTANCE);
    }

    /** The trace that a row was written in, unless the caller is in one already. */
    public static Context resumed(@Nullable String traceparent) {
        return Span.current().getSpanContext().isValid() ? Context.current() : of(traceparent);
    }

    private enum TraceparentGetter implements TextMapGetter<String> {
        INSTANCE;

        @Override
        public Iterable<String> keys(String carrier) {
            return List.of(TRACEPARENT);
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
            return key.equals(TRACEPARENT) ? carrier : null;
        }
    }
}
