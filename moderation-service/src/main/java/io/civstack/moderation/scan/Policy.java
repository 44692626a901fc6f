package io.civstack.moderation.scan;

import io.civstack.moderation.prompt.PolicyResource;
import io.civstack.moderation.prompt.Screen;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the shipped policy once, at start: a policy that can not be read stops the service. */
@Singleton
class Policy {

    @Produces
    @Singleton
    @Startup
    Screen screen() {
        return PolicyResource.load();
    }
}
