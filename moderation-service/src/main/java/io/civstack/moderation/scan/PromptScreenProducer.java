package io.civstack.moderation.scan;

import io.civstack.moderation.prompt.PromptScreen;
import io.civstack.moderation.prompt.ShippedPolicy;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Provides the prompt screen. Reads the shipped policy once, at start: one that can not be read stops the service. */
@Singleton
class PromptScreenProducer {

    @Produces
    @Singleton
    @Startup
    PromptScreen screen() {
        return ShippedPolicy.load();
    }
}
