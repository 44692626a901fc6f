package io.civstack.testing;

import java.util.Optional;

/** The process that a test infrastructure must not outlive: Maven where Maven runs the tests, else this JVM. */
final class BuildProcess {

    private static final int ANCESTORS_MAX = 6;

    private BuildProcess() {}

    static long pid() {
        ProcessHandle process = ProcessHandle.current();
        for (int i = 0; i < ANCESTORS_MAX; i++) {
            Optional<ProcessHandle> parent = process.parent();
            if (parent.isEmpty()) {
                break;
            }
            process = parent.get();
            if (isMaven(process)) {
                return process.pid();
            }
        }
        return ProcessHandle.current().pid();
    }

    private static boolean isMaven(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains("org.codehaus.plexus.classworlds.launcher.Launcher"))
                .isPresent();
    }
}
