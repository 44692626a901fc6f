package io.civstack.local.platform;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The folders and files of one platform on this machine.
 *
 * @param root the repository
 * @param state everything that must survive a restart, and the logs
 */
public record Home(Path root, Path state) {

    /**
     * The repository from the property civstack.root, which the civstack script sets; the state folder from
     * CIVSTACK_HOME.
     */
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

    /**
     * The build folder of deploy/local: classes, class path, the path of Keycloak's zip; Keycloak is unpacked here too.
     */
    public Path localTarget() {
        return root.resolve("deploy/local/target");
    }

    public Path demoModel() {
        return root.resolve("deploy/local/models/demo");
    }
}
