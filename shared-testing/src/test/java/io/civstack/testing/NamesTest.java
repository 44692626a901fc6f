package io.civstack.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Names that a newcomer would not search for do not come back. docs/glossary.md says which are used instead. */
class NamesTest {

    /** Not part of any identifier, whatever it names. */
    private static final List<String> NOWHERE = List.of(
            "Studio|Easel|Painter|Deliveries|ModelShelf|NoApiHere|Album|Wishes|LooseObjects|Clockwork",
            "Ladder|Rung|Climb",
            "Tolls|Farewell|Intake|Bury|KeptAnswers|FramelessRefusals|UnannouncedBodies",
            "GuidedUNet|GuidedPair|LatentWalk|TwoPasses|LatentStart|LaidVae|Habit|Knock");

    /** Fine as a part of a longer name or as a common word, but no name of a type by itself. */
    private static final List<String> NO_TYPE = List.of(
            "Bell|Work|Terms|Waiting|Announcement|Book|Due|Rounds|Look|Hop|Owner|Doors|Readers",
            "Told|Canvas|Site|Mix|Shot",
            "Hear|Standing|Fact|Facts");

    /** Neither a method nor a variable. */
    private static final List<String> NO_MEMBER = List.of("hear|hears|heard|standing");

    /** Words that had several meanings: at most one type bears each. */
    private static final List<String> ONE_MEANING =
            List.of("Bucket|Family|Verdict|Outcome|History|Terms|Figures|Order|Event");

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");
    private static final Pattern TYPE =
            Pattern.compile("\\b(?:class|record|interface|enum|@interface|type)\\s+([A-Z][A-Za-z0-9]*)");
    private static final Pattern COMMENT_OR_TEXT =
            Pattern.compile("\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);

    private static final Map<Path, String> SOURCES = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        Path root = Repository.root();
        for (Path file : Repository.files()) {
            if (isSource(file)) {
                String code = COMMENT_OR_TEXT
                        .matcher(Files.readString(root.resolve(file)))
                        .replaceAll(" ");
                SOURCES.put(file, code);
            }
        }
        assertThat(SOURCES).as("sources of Java and of the page").hasSizeGreaterThan(500);
    }

    @Test
    void riddlesAreNoPartOfAnIdentifier() {
        Pattern riddle = Pattern.compile("(" + String.join("|", NOWHERE) + ")(?![a-z])");

        List<String> found = identifiers(name -> riddle.matcher(capital(name)).find());

        assertThat(found).isEmpty();
    }

    @Test
    void riddlesNameNoType() {
        Pattern riddle = Pattern.compile(String.join("|", NO_TYPE));

        List<String> found = types().entrySet().stream()
                .filter(type -> riddle.matcher(type.getKey()).matches())
                .map(type -> type.getValue() + " " + type.getKey())
                .toList();

        assertThat(found).isEmpty();
    }

    @Test
    void riddlesNameNoMember() {
        Pattern riddle = Pattern.compile(String.join("|", NO_MEMBER));

        List<String> found = identifiers(name -> riddle.matcher(name).matches());

        assertThat(found).isEmpty();
    }

    @Test
    void oneWordHasOneMeaning() {
        Pattern word = Pattern.compile(String.join("|", ONE_MEANING));

        List<String> found = types().entrySet().stream()
                .filter(type -> word.matcher(type.getKey()).matches())
                .filter(type -> type.getValue().size() > 1)
                .map(type -> type.getKey() + " in " + type.getValue())
                .toList();

        assertThat(found).isEmpty();
    }

    /** Where each type is declared, production code only: a test may have a toy of its own. */
    private static Map<String, List<Path>> types() {
        Map<String, List<Path>> types = new TreeMap<>();
        SOURCES.forEach((file, code) -> {
            if (!file.toString().contains("src/test") && !file.toString().contains("/test/")) {
                Matcher type = TYPE.matcher(code);
                while (type.find()) {
                    types.computeIfAbsent(type.group(1), ignored -> new ArrayList<>())
                            .add(file);
                }
            }
        });
        return types;
    }

    private static List<String> identifiers(java.util.function.Predicate<String> wrong) {
        List<String> found = new ArrayList<>();
        SOURCES.forEach((file, code) -> IDENTIFIER
                .matcher(code)
                .results()
                .map(match -> match.group())
                .distinct()
                .filter(wrong)
                .forEach(name -> found.add(file + ": " + name)));
        return found;
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static boolean isSource(Path file) {
        String name = file.toString();
        return (name.endsWith(".java") || name.endsWith(".ts") || name.endsWith(".tsx"))
                && !name.endsWith("NamesTest.java");
    }
}
