package io.civstack.cli.command;

import io.civstack.local.process.LogFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The log of the command line itself: the stack traces of errors that nobody expected. */
final class ErrorLog {

    static final String NAME = "civstack";

    private final Invocation invocation;

    ErrorLog(Invocation invocation) {
        this.invocation = invocation;
    }

    /** Returns the file; empty when it cannot be written. */
    Optional<Path> write(Exception error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        Path file = invocation.home().log(NAME);
        try {
            Files.createDirectories(file.getParent());
            new LogFile(file).cutWhenLong();
            Files.writeString(
                    file,
                    invocation.clock().instant() + " " + text,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return Optional.of(file);
        } catch (IOException readOnly) {
            return Optional.empty();
        }
    }
}
