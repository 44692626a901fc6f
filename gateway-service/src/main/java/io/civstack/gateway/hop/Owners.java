package io.civstack.gateway.hop;

import io.civstack.context.Context;
import io.civstack.context.Contexts;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/** Where the owning services listen: where {@code civstack.<context>.url} says, else on the port of the declaration on this machine. */
@Singleton
class Owners {

    private final Map<String, URI> addresses;

    Owners(Config config) {
        addresses = Contexts.withRoutes().stream()
                .collect(Collectors.toUnmodifiableMap(Context::name, context -> address(context, config)));
    }

    URI of(String owner) {
        URI address = addresses.get(owner);
        if (address == null) {
            throw new IllegalArgumentException("no context with paths is called " + owner);
        }
        return address;
    }

    private static URI address(Context context, Config config) {
        return config.getOptionalValue("civstack." + context.name() + ".url", URI.class)
                .orElseGet(() -> URI.create(context.url()));
    }
}
