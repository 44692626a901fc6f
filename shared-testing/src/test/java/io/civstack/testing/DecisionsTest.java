package io.civstack.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Decisions have one form, stand in the index, and name tests that exist. */
class DecisionsTest {

    private static final Path FOLDER = Repository.root().resolve("docs/adr");
    private static final List<String> PARTS = List.of("Context", "Decision", "Consequences", "Rejected", "Guarded by");
    private static final Pattern PART =
            Pattern.compile("^\\*\\*(Context|Decision|Consequences|Rejected|Guarded by)\\b", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("\\]\\((\\d{4}-[a-z0-9-]+\\.md)\\)");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|IT))`");

    @Test
    void eachHasItsNumberAndTheSamePartsInTheSameOrder() throws IOException {
        for (Path decision : decisions()) {
            String text = Files.readString(decision);
            int number = Integer.parseInt(name(decision).substring(0, 4));

            assertThat(text).as(name(decision)).startsWith("# " + number + ". ");
            assertThat(PART.matcher(text).results().map(part -> part.group(1)))
                    .as(name(decision))
                    .containsExactlyElementsOf(PARTS);
        }
    }

    @Test
    void theIndexNamesEachOnce() throws IOException {
        List<String> linked = found(LINK, Files.readString(FOLDER.resolve("README.md")));

        assertThat(linked)
                .containsExactlyInAnyOrderElementsOf(
                        decisions().stream().map(DecisionsTest::name).toList());
    }

    @Test
    void theTestsThatGuardThemExist() throws IOException {
        Set<String> tests = testClasses();
        for (Path decision : decisions()) {
            String text = Files.readString(decision);
            String guards = text.substring(text.indexOf("**Guarded by**"));

            assertThat(tests).as(name(decision)).containsAll(found(TEST, guards));
        }
    }

    private static List<Path> decisions() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> name(file).matches("\\d{4}-.*\\.md"))
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> testClasses() throws IOException {
        return Repository.files().stream()
                .filter(file -> file.toString().contains("/src/test/java/"))
                .map(DecisionsTest::name)
                .filter(name -> name.endsWith(".java"))
                .map(name -> name.replace(".java", ""))
                .collect(Collectors.toSet());
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
