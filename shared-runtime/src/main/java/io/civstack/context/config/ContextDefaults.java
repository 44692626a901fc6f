package io.civstack.context.config;

import io.civstack.context.Context;
import io.civstack.context.Contexts;
import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Reads {@code civstack.context} and adds the properties that follow from that context's declaration. Quarkus reads
 * them when it builds a service and when the service starts. A process that names no context gets none; a name that is
 * not declared stops it.
 */
@StaticInitSafe
public final class ContextDefaults implements ConfigSourceFactory {

    static final String CONTEXT = "civstack.context";

    /** Above the defaults of the shared modules (100), below a service's application.properties (250). */
    static final int ORDINAL = 200;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext sources) {
        ConfigValue named = sources.getValue(CONTEXT);
        if (named == null || named.getValue() == null || named.getValue().isBlank()) {
            return List.of();
        }
        Context context = Contexts.named(named.getValue());
        return List.of(new PropertiesConfigSource(ContextProperties.of(context), "context " + context.name(), ORDINAL));
    }
}
