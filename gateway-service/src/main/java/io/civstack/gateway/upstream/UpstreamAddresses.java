package io.civstack.gateway.upstream;

import io.civstack.context.Context;
import io.civstack.context.Contexts;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * The base address of each service: the configured {@code civstack.<context>.url}, or else the port that the context
 * declares, on this machine.
 */
@Singleton
class UpstreamAddresses {

    private final Map<String, URI> addresses;

    UpstreamAddresses(Config config) {
        addresses = Contexts.withRoutes().stream()
                .collect(Collectors.toUnmodifiableMap(Context::name, context -> address(context, config)));
    }

    URI of(String service) {
        URI address = addresses.get(service);
        if (address == null) {
            throw new IllegalArgumentException("no context with routes is called " + service);
        }
        return address;
    }

    private static URI address(Context context, Config config) {
        return config.getOptionalValue("civstack." + context.name() + ".url", URI.class)
                .orElseGet(() -> URI.create(context.url()));
    }
}
