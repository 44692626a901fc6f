package io.civstack.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A copy of the sources, which a test may change and build. */
final class SourceCopy {

    /** What builds and runs leave behind, and the history. */
    private static final Set<String> LEFT_OUT = Set.of("target", "node_modules", ".git", ".civstack");

    private final Path root;

    private SourceCopy(Path root) {
        this.root = root;
    }

    static SourceCopy of(Path sources, Path copy) throws IOException {
        Files.walkFileTree(sources, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (LEFT_OUT.contains(folder.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(copy.resolve(sources.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, copy.resolve(sources.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
        return new SourceCopy(copy);
    }

    Path root() {
        return root;
    }

    /** Runs Maven in the copy; what it said is in the failure when it fails. */
    void maven(Duration limit, String... words) throws IOException, InterruptedException {
        Path out = root.resolve("maven.out");
        List<String> command = new ArrayList<>(List.of("./mvnw", "-q", "-DskipUi"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(String.join(" ", command) + " took more than " + limit);
        }
        if (process.exitValue() != 0) {
            throw new AssertionError(String.join(" ", command) + " failed:\n" + Files.readString(out, UTF_8));
        }
    }
}
