package io.civstack.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The table below a heading of a document, as rows of cells. */
public final class DocTable {

    private DocTable() {}

    /**
     * The rows under the heading that starts with {@code section}, without the head; fails when there is no such
     * heading.
     */
    public static List<List<String>> of(String document, String section) {
        try {
            List<List<String>> rows = new ArrayList<>();
            boolean inside = false;
            boolean found = false;
            for (String line : Files.readAllLines(Repository.root().resolve(document))) {
                if (line.startsWith("#")) {
                    String heading = line.replaceFirst("#+\\s*", "");
                    inside = heading.equals(section) || heading.startsWith(section + " ");
                    found |= inside;
                } else if (inside && line.startsWith("|")) {
                    rows.add(cells(line));
                }
            }
            if (!found) {
                throw new AssertionError(document + " has no section " + section);
            }
            return rows.size() <= 2 ? List.of() : rows.subList(2, rows.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        String inner = line.strip().replaceFirst("^\\|", "").replaceFirst("\\|$", "");
        return Arrays.stream(inner.split("(?<!\\\\)\\|", -1)).map(String::strip).toList();
    }
}
