package io.civstack.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How wide and how long source files are, in every module and in the page. */
class SourceFilesTest {

    private static final int COLUMNS_MAX = 120;
    private static final int LINES_MAX = 300;
    private static final int MEDIAN_LINES_MAX = 60;

    private static final Pattern SOURCE = Pattern.compile(".*\\.(java|ts|tsx|css|sh)");

    private static final Map<Path, List<String>> SOURCES = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        Path root = Repository.root();
        for (Path file : Repository.files()) {
            if (SOURCE.matcher(file.toString()).matches()) {
                SOURCES.put(file, Files.readAllLines(root.resolve(file)));
            }
        }
        assertThat(SOURCES).as("sources of Java and of the page").hasSizeGreaterThan(500);
    }

    @Test
    void noLineIsWiderThan120Columns() {
        List<String> wide = new ArrayList<>();
        SOURCES.forEach((file, lines) -> {
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).codePointCount(0, lines.get(i).length()) > COLUMNS_MAX) {
                    wide.add(file + ":" + (i + 1));
                }
            }
        });

        assertThat(wide).isEmpty();
    }

    @Test
    void noFileOfProductionCodeIsLongerThan300Lines() {
        assertThat(production().filter(file -> SOURCES.get(file).size() > LINES_MAX))
                .isEmpty();
    }

    @Test
    void halfOfTheFilesOfProductionCodeHaveAtMost60Lines() {
        List<Integer> lines =
                production().map(file -> SOURCES.get(file).size()).sorted().toList();

        assertThat(lines.get(lines.size() / 2)).isLessThanOrEqualTo(MEDIAN_LINES_MAX);
    }

    private static Stream<Path> production() {
        return SOURCES.keySet().stream().filter(file -> file.toString().contains("/src/main/"));
    }
}
