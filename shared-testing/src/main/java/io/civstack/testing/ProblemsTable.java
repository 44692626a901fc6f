package io.civstack.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds docs/problems.md against a module: every code has a row, every row a code, and every code a test that provokes
 * it.
 */
public final class ProblemsTable {

    private ProblemsTable() {}

    /** Checks the codes {@code section/...} of the module that the test runs in. */
    public static void check(String section) {
        Set<String> told = DocTable.of("docs/problems.md", section).stream()
                .map(cells -> cells.getFirst().replace("`", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> written = codes(Path.of("src/main/java"), section);
        Set<String> provoked = codes(Path.of("src/test/java"), section);
        fail(minus(written, told), "have no row in docs/problems.md");
        fail(minus(told, written), "have a row in docs/problems.md and nobody answers with them");
        fail(minus(written, provoked), "are provoked by no test");
    }

    private static void fail(Set<String> codes, String sentence) {
        if (!codes.isEmpty()) {
            throw new AssertionError(codes + " " + sentence);
        }
    }

    private static Set<String> minus(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static Set<String> codes(Path folder, String section) {
        Pattern code = Pattern.compile("\\b" + Pattern.quote(section) + "/[a-z0-9]+(?:-[a-z0-9]+)*\\b");
        try (Stream<Path> files = Files.walk(folder)) {
            Set<String> codes = new TreeSet<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    // package names and addresses have slashes too, but only literals and text blocks hold codes
                    Matcher matcher = code.matcher(line);
                    while (matcher.find()) {
                        codes.add(matcher.group());
                    }
                }
            }
            return codes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
