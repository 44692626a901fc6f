package io.civstack.web;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A worker process, {@code civstack.api=false}, answers health and metrics and nothing else. */
@Provider
@PreMatching
class ApiSwitch implements ContainerRequestFilter {

    /** Filters are made before run-time configuration can be read. */
    private final Instance<Boolean> api;

    ApiSwitch(@ConfigProperty(name = "civstack.api", defaultValue = "true") Instance<Boolean> api) {
        this.api = api;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!api.get()) {
            throw new NotFoundException();
        }
    }
}
