package io.civstack.moderation.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.civstack.events.Decision;
import io.civstack.events.Prompt;
import io.civstack.events.Rating;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Measures the shipped policy on public evaluation sets that are not part of this repository:
 * {@code -Dmoderation.data=FOLDER} with files such as {@code hatecheck-evasion.*.jsonl}. Prints the figures of the
 * module's README and holds the policy to its goals.
 */
@EnabledIfSystemProperty(named = "moderation.data", matches = ".+")
class PolicyMeasuresTest {

    private static final PromptScreen SCREEN = ShippedPolicy.load();
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void leavesHarmlessTextAlone() throws IOException {
        List<JsonNode> parti = rows("parti-benign");
        List<JsonNode> safe = rows("xstest").stream()
                .filter(row -> row.path("safe").asBoolean())
                .toList();

        print("parti-benign restricted", parti, row -> restricted(row.path("text")));
        print("parti-benign rated above PG", parti, row -> rated(row.path("text"), Rating.PG13));
        print("xstest safe restricted", safe, row -> restricted(row.path("text")));
        print("xstest safe rated above PG", safe, row -> rated(row.path("text"), Rating.PG13));

        assertThat(share(parti, row -> restricted(row.path("text")))).isLessThanOrEqualTo(0.02);
        assertThat(share(safe, row -> restricted(row.path("text")))).isLessThanOrEqualTo(0.10);
    }

    @Test
    void seesThroughSpellings() throws IOException {
        List<JsonNode> all = rows("hatecheck-evasion");
        List<JsonNode> spelled = all.stream()
                .filter(row -> row.path("functionality").asText().startsWith("spell_"))
                .toList();
        List<JsonNode> plain = all.stream()
                .filter(row -> !row.path("functionality").asText().startsWith("spell_"))
                .toList();

        double clean = print("hatecheck spell_* clean wording", spelled, row -> restricted(row.path("clean")));
        double evasion = print("hatecheck spell_* as spelled", spelled, row -> restricted(row.path("text")));
        print("hatecheck hateful, plain", labelled(plain, "hateful"), row -> restricted(row.path("text")));
        print("hatecheck non-hateful, plain", labelled(plain, "non-hateful"), row -> restricted(row.path("text")));

        assertThat(evasion).isGreaterThanOrEqualTo(clean - 0.05);
    }

    @Test
    void tellsWhatRulesAloneSeeInRunningText() throws IOException {
        List<JsonNode> all = rows("openai1680");
        Predicate<JsonNode> noticed = row -> restricted(row.path("text")) || rated(row.path("text"), Rating.R);

        for (String label : List.of("S", "H", "V", "HR", "SH", "H2", "V2")) {
            List<JsonNode> positive = all.stream()
                    .filter(row -> row.path("labels").path(label).asInt() == 1)
                    .toList();
            print("openai1680 " + label + " restricted or rated R and above", positive, noticed);
        }
        List<JsonNode> negative = all.stream()
                .filter(row -> !row.path("labels").toString().contains("1"))
                .toList();
        print("openai1680 nothing, restricted or rated R and above", negative, noticed);
        assertThat(all).isNotEmpty();
    }

    private static boolean restricted(JsonNode text) {
        return SCREEN.screen(new Prompt(text.asText(), "")).decision().compareTo(Decision.REVIEW) >= 0;
    }

    private static boolean rated(JsonNode text, Rating least) {
        return SCREEN.screen(new Prompt(text.asText(), "")).rating().compareTo(least) >= 0;
    }

    private static List<JsonNode> labelled(List<JsonNode> rows, String label) {
        return rows.stream()
                .filter(row -> row.path("label").asText().equals(label))
                .toList();
    }

    private static double print(String name, List<JsonNode> rows, Predicate<JsonNode> such) {
        double share = share(rows, such);
        System.out.printf(
                Locale.ROOT, "%s: %d of %d = %.3f%n", name, Math.round(share * rows.size()), rows.size(), share);
        return share;
    }

    private static double share(List<JsonNode> rows, Predicate<JsonNode> such) {
        return rows.isEmpty() ? 0 : (double) rows.stream().filter(such).count() / rows.size();
    }

    private static List<JsonNode> rows(String set) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(Path.of(System.getProperty("moderation.data")), set + "*.jsonl")) {
            for (Path file : files) {
                for (String line : Files.readAllLines(file)) {
                    rows.add(JSON.readTree(line));
                }
            }
        }
        return rows;
    }
}
