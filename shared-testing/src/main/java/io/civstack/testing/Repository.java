package io.civstack.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the root of the source tree from wherever a test runs. */
public final class Repository {

    private Repository() {}

    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("deploy/local/pom.xml"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("a test runs inside the source tree");
        }
        return folder;
    }
}
