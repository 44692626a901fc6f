package io.civstack.local.platform;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where things are.
 *
 * @param root the repository
 * @param state everything that must survive a restart, and the logs
 */
public record Home(Path root, Path state) {

    /** From what the civstack script passes on: the repository as a property, the state folder by CIVSTACK_HOME. */
    public static Home fromSystem() {
        String given = System.getProperty("civstack.root");
        if (given == null) {
            throw new IllegalStateException("civstack.root is not set: start this with the civstack script");
        }
        Path root = Path.of(given).toAbsolutePath().normalize();
        Path state = Optional.ofNullable(System.getenv("CIVSTACK_HOME"))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .orElse(root.resolve(".civstack"));
        return new Home(root, state.toAbsolutePath().normalize());
    }

    public Path infrastructure() {
        return state.resolve("infrastructure");
    }

    public Path endpoints() {
        return infrastructure().resolve("ready.json");
    }

    public Path logs() {
        return state.resolve("logs");
    }

    public Path log(String program) {
        return logs().resolve(program + ".log");
    }

    public Path status() {
        return state.resolve("status.json");
    }

    public Path requests() {
        return state.resolve("requests");
    }

    public Path settings() {
        return state.resolve("settings.json");
    }

    public Path pictures() {
        return state.resolve("pictures");
    }

    /** Finished spans of every service, a file each. */
    public Path traces() {
        return state.resolve("traces");
    }

    /** Model files that the worker fetched; they can be fetched again. */
    public Path modelStore() {
        return state.resolve("model-store");
    }

    /** Built by Maven: classes, class path, the place of Keycloak's zip; Keycloak itself is unpacked here. */
    public Path launcherTarget() {
        return root.resolve("deploy/local/target");
    }

    public Path demoModel() {
        return root.resolve("deploy/local/models/demo");
    }
}
