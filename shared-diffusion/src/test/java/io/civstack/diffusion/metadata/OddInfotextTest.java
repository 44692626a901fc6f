package io.civstack.diffusion.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.civstack.diffusion.schedule.Schedule;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Infotexts as they are found in the wild, and what they mean. */
class OddInfotextTest {

    static Stream<Named<JsonNode>> cases() throws IOException {
        try (InputStream file = OddInfotextTest.class.getResourceAsStream("/metadata/odd-infotexts.json")) {
            JsonNode all = new ObjectMapper().readTree(Objects.requireNonNull(file));
            return StreamSupport.stream(all.spliterator(), false)
                    .map(odd -> Named.of(odd.get("name").textValue(), odd));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isRead(JsonNode odd) {
        // Given
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : odd.get("parameters").properties()) {
            parameters.put(entry.getKey(), entry.getValue().textValue());
        }

        // When
        Infotext read = Infotext.parse(odd.get("text").textValue());

        // Then
        assertThat(read.prompt()).isEqualTo(odd.get("prompt").textValue());
        assertThat(read.negativePrompt()).isEqualTo(odd.get("negative").textValue());
        assertThat(read.parameters()).containsExactlyEntriesOf(parameters);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isWrittenSoThatItReadsTheSame(JsonNode odd) {
        // Given
        Infotext read = Infotext.parse(odd.get("text").textValue());

        // When
        Infotext again = Infotext.parse(read.write());

        // Then
        assertThat(again).isEqualTo(read);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isUnderstood(JsonNode odd) {
        // Given
        Infotext read = Infotext.parse(odd.get("text").textValue());

        // When
        GenerationSettings settings = GenerationSettings.of(read);

        // Then
        for (Map.Entry<String, JsonNode> expected : odd.get("settings").properties()) {
            String value =
                    expected.getValue().isNull() ? "" : expected.getValue().asText();
            assertThat(understood(expected.getKey(), settings, read))
                    .as(expected.getKey())
                    .isEqualTo(value);
        }
    }

    private static String understood(String name, GenerationSettings settings, Infotext read) {
        String optional =
                switch (name) {
                    case "steps" -> settings.steps().toString();
                    case "sampler" -> settings.sampler().toString();
                    case "schedule" -> settings.schedule().map(Schedule::name).toString();
                    case "cfg" -> settings.cfg().toString();
                    case "distilledCfg" -> settings.distilledCfg().toString();
                    case "seed" -> settings.seed().toString();
                    case "width" -> settings.width().toString();
                    case "height" -> settings.height().toString();
                    case "clipSkip" -> settings.clipSkip().toString();
                    case "denoisingStrength" -> settings.denoisingStrength().toString();
                    case "modelHash" -> settings.modelHash().toString();
                    case "resources" -> "[" + resources(read) + "]";
                    default -> throw new IllegalArgumentException(name);
                };
        int open = optional.indexOf('[');
        return open < 0 ? "" : optional.substring(open + 1, optional.length() - 1);
    }

    private static int resources(Infotext read) {
        return CivitaiResource.read(read.parameters().getOrDefault(CivitaiResource.PARAMETER, ""))
                .size();
    }
}
