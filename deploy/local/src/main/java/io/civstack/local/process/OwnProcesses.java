package io.civstack.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The processes of one state folder, recognised by the properties that {@link JavaCommand} puts in their command lines.
 */
public final class OwnProcesses {

    private final String homeProperty;

    public OwnProcesses(Path state) {
        this.homeProperty = JavaCommand.HOME_PROPERTY + state;
    }

    /** A process of this state folder that runs now. */
    public record OwnProcess(String program, ProcessHandle handle) {}

    public List<OwnProcess> running() {
        return ProcessHandle.allProcesses()
                .flatMap(handle -> identify(handle).stream())
                .toList();
    }

    public Optional<OwnProcess> running(String program) {
        return running().stream().filter(own -> own.program().equals(program)).findFirst();
    }

    /** Whether this pid is still the program that it was recorded for. */
    public boolean is(long pid, String program) {
        return ProcessHandle.of(pid)
                .flatMap(this::identify)
                .filter(own -> own.program().equals(program))
                .isPresent();
    }

    private Optional<OwnProcess> identify(ProcessHandle handle) {
        List<String> words = commandLine(handle.pid());
        if (!words.contains(homeProperty)) {
            return Optional.empty();
        }
        return words.stream()
                .filter(word -> word.startsWith(JavaCommand.PROGRAM_PROPERTY))
                .findFirst()
                .map(word -> new OwnProcess(word.substring(JavaCommand.PROGRAM_PROPERTY.length()), handle));
    }

    /** From /proc, because the JDK cuts long command lines. A process that has just ended has none. */
    private static List<String> commandLine(long pid) {
        try {
            return List.of(Files.readString(Path.of("/proc", String.valueOf(pid), "cmdline"))
                    .split("\0"));
        } catch (IOException gone) {
            return List.of();
        }
    }
}
