package io.civstack.local.infra;

import java.io.IOException;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. In a user namespace of its own the process has no root rights, and its files keep
 * their owner.
 */
public final class UserNamespace {

    private UserNamespace() {}

    /** What to put before a command of PostgreSQL. */
    static List<String> prefix() throws IOException, InterruptedException {
        if (!isRoot()) {
            return List.of();
        }
        if (!available()) {
            throw new IOException("PostgreSQL refuses to run as root and this machine gives no user namespace:"
                    + " start Civstack as an ordinary user");
        }
        return List.of("unshare", "--user", "--");
    }

    public static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    public static boolean available() throws InterruptedException {
        try {
            return new ProcessBuilder("unshare", "--user", "--", "true").start().waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
