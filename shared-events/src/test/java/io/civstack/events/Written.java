package io.civstack.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that follow from the code and are committed, so that a change of them is seen in review.
 * {@code ./mvnw -pl shared-events test -Dcivstack.write} writes them; without it a difference fails.
 */
final class Written {

    private static final boolean WRITE = System.getProperty("civstack.write") != null;

    private Written() {}

    /** The file is the code's to rewrite. */
    static void holds(Path file, String text) {
        holds(file, text, WRITE);
    }

    /** The file is written once and stays: a difference is a change that breaks readers. */
    static void staysAs(Path file, String text) {
        holds(file, text, WRITE && !Files.exists(file));
    }

    private static void holds(Path file, String text, boolean write) {
        try {
            if (write) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, text);
            }
            assertThat(file).as("write it with -Dcivstack.write").exists();
            assertThat(Files.readString(file))
                    .as("%s follows from the code: write it anew with -Dcivstack.write", file)
                    .isEqualTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
