package io.civstack.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The glossary explains each term once and points to code that is there. */
class GlossaryTest {

    private static final List<String> SECTIONS =
            List.of("Platform", "Work", "Money", "Moderation", "Pictures and models", "Engine");
    private static final Pattern TYPE = Pattern.compile("`([A-Z][A-Za-z0-9]*)`");

    private final List<List<String>> rows = SECTIONS.stream()
            .flatMap(section -> DocTable.of("docs/glossary.md", section).stream())
            .toList();

    @Test
    void explainsEachTermOnce() {
        assertThat(rows).extracting(List::getFirst).doesNotHaveDuplicates();
        assertThat(rows).allSatisfy(row -> assertThat(row.get(1)).isNotBlank());
    }

    @Test
    void pointsToTypesThatExist() throws IOException {
        Set<String> types = types();

        assertThat(rows).allSatisfy(row -> {
            List<String> named = TYPE.matcher(row.getLast())
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            assertThat(named).isNotEmpty();
            assertThat(types).containsAll(named);
        });
    }

    private static Set<String> types() throws IOException {
        return Repository.files().stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".java"))
                .map(name -> name.replace(".java", ""))
                .collect(Collectors.toSet());
    }
}
