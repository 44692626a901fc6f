package io.civstack.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** W3C trace context as text: in outbox rows and record headers, so that one trace shows one picture. */
public final class Traces {

    static final String TRACEPARENT = "traceparent";

    private static final W3CTraceContextPropagator PROPAGATOR = W3CTraceContextPropagator.getInstance();

    private Traces() {}

    /** The context as a traceparent, or null outside any trace. */
    public static @Nullable String traceparent(Context context) {
        Map<String, String> fields = HashMap.newHashMap(2);
        PROPAGATOR.inject(context, fields, (carrier, key, value) -> {
            if (carrier != null) {
                carrier.put(key, value);
            }
        });
        return fields.get(TRACEPARENT);
    }

    /** The context that a traceparent names; the root context when there is none or it is no traceparent. */
    public static Context context(@Nullable String traceparent) {
        return traceparent == null
                ? Context.root()
                : PROPAGATOR.extract(Context.root(), traceparent, TraceparentGetter.INSTANCE);
    }

    static Context context(Headers headers) {
        Header header = headers.lastHeader(TRACEPARENT);
        return context(header == null || header.value() == null ? null : new String(header.value(), UTF_8));
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
