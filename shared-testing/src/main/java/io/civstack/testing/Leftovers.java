package io.civstack.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Clears away what builds left that are gone: their folders, and a PostgreSQL whose host was killed before it could
 * stop it.
 */
final class Leftovers {

    private Leftovers() {}

    /** Every folder below is named after the process it belonged to. */
    static void clear(Path infrastructures) throws IOException {
        for (Path folder : children(infrastructures)) {
            String name = folder.getFileName().toString();
            if (name.matches("\\d+") && !isAlive(Long.parseLong(name))) {
                stopPostgres(folder.resolve("state/postgres/data"));
                delete(folder);
            }
        }
    }

    private static void stopPostgres(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (Files.exists(file)) {
            List<String> lines = Files.readAllLines(file);
            if (!lines.isEmpty() && lines.getFirst().matches("\\d+")) {
                ProcessHandle.of(Long.parseLong(lines.getFirst()))
                        .filter(process -> process.info()
                                .commandLine()
                                .filter(line -> line.contains(data.toString()))
                                .isPresent())
                        .ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(folder)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }
}
