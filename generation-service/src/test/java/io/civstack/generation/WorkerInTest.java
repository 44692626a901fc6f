package io.civstack.generation;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Configures the service under test to be its own worker, with short times. */
public final class WorkerInTest implements QuarkusTestResourceLifecycleManager {

    private @Nullable Path folder;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("civstack-models");
            return Map.of(
                    "civstack.worker.enabled", "true",
                    "civstack.worker.slots", "2",
                    "civstack.worker.heartbeat", "PT0.2S",
                    "civstack.worker.progress-pause", "PT0S",
                    "civstack.worker.model-folder", folder.toString(),
                    "civstack.work.lease", "PT5S",
                    "civstack.generation.jobs.strike-pause", "PT0.1S");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
