package io.civstack.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much memory a process and its children hold. */
public final class Memory {

    private static final long BYTES_PER_KIBIBYTE = 1024;

    private Memory() {}

    /** Of this process alone. */
    public static long ownBytes(ProcessHandle process) {
        return proportional(process.pid());
    }

    /** With the children, PostgreSQL's backends for one; memory they share is divided among those who share it. */
    public static long bytes(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(handle -> proportional(handle.pid()))
                .sum();
    }

    private static long proportional(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * BYTES_PER_KIBIBYTE)
                    .sum();
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }
}
