package io.civstack.local.program;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One process of the platform.
 *
 * @param wave programs of a wave start together, after those of all earlier waves are ready
 * @param artifact what it runs; if that is newer than the process, the process is out of date
 * @param preparation done before each start, cheap when there is nothing to do
 */
public record Program(
        String name,
        int port,
        int wave,
        Path artifact,
        List<String> command,
        Map<String, String> environment,
        Preparation preparation,
        Readiness readiness) {

    public Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Without command and environment, which carry passwords. */
    @Override
    public String toString() {
        return "Program[" + name + "]";
    }

    /** What must be there before the process can start. */
    @FunctionalInterface
    public interface Preparation {
        void run() throws Exception;
    }

    /** Whether the process with this pid does its work. */
    @FunctionalInterface
    public interface Readiness {
        boolean check(long pid) throws Exception;
    }
}
