package io.civstack.gateway.hop;

import io.civstack.gateway.route.Owner;
import jakarta.inject.Singleton;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the owning services listen. */
@Singleton
class Owners {

    private final URI generation;
    private final URI ledger;
    private final URI moderation;

    Owners(
            @ConfigProperty(name = "civstack.generation.url") URI generation,
            @ConfigProperty(name = "civstack.ledger.url") URI ledger,
            @ConfigProperty(name = "civstack.moderation.url") URI moderation) {
        this.generation = generation;
        this.ledger = ledger;
        this.moderation = moderation;
    }

    URI of(Owner owner) {
        return switch (owner) {
            case GENERATION -> generation;
            case LEDGER -> ledger;
            case MODERATION -> moderation;
        };
    }
}
