package io.civstack.cli.command;

import io.civstack.local.platform.Home;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/** Runs a command line in this JVM, and keeps what it writes and its exit status. */
record Typed(int status, String out, String err) {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final int COLUMNS = 100;

    static Typed run(Path state, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = CivstackCommand.run(invocation(state, out, err), words);
        return new Typed(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static Invocation invocation(Path state, OutputStream out, OutputStream err) {
        return new Invocation(
                new Home(ROOT, state),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                COLUMNS,
                InstantSource.fixed(Instant.EPOCH));
    }

    /** The first line of the error output. */
    String complaint() {
        return err.lines().findFirst().orElse("");
    }
}
