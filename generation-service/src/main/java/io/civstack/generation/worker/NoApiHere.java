package io.civstack.generation.worker;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** The worker role answers health and metrics, nothing else. */
@Provider
@PreMatching
class NoApiHere implements ContainerRequestFilter {

    /** Filters are made before run-time configuration can be read. */
    private final Instance<WorkerConfig> config;

    NoApiHere(Instance<WorkerConfig> config) {
        this.config = config;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (config.get().alone()) {
            throw new NotFoundException();
        }
    }
}
