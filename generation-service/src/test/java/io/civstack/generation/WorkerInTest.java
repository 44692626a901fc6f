package io.civstack.generation;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** Lets the service under test be its own worker, with short times. */
public final class WorkerInTest implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            return Map.of(
                    "civstack.worker.enabled", "true",
                    "civstack.worker.slots", "2",
                    "civstack.worker.heartbeat", "PT0.2S",
                    "civstack.worker.progress-pause", "PT0S",
                    "civstack.worker.model-folder",
                            Files.createTempDirectory("civstack-models").toString(),
                    "civstack.generation.dispatch.lease", "PT2S",
                    "civstack.generation.jobs.strike-pause", "PT0.1S");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // the application closes what it opened
    }
}
