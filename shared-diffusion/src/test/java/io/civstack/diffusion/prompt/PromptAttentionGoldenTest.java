package io.civstack.diffusion.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.civstack.diffusion.Goldens;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The attention syntax must mean what it means in A1111, oddities included. */
class PromptAttentionGoldenTest {

    private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

    static Stream<JsonNode> cases() {
        return StreamSupport.stream(Goldens.json("prompt-attention.json").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsAsTheReferenceDoes(JsonNode reference) {
        // Given
        List<String> texts = new ArrayList<>();
        reference.get("parsed").forEach(part -> texts.add(part.get(0).textValue()));

        // When
        List<WeightedText> parsed = Attention.parse(reference.get("text").textValue());

        // Then
        assertThat(parsed).extracting(WeightedText::text).containsExactlyElementsOf(texts);
        for (int i = 0; i < texts.size(); i++) {
            double weight = reference.get("parsed").get(i).get(1).doubleValue();
            assertThat(parsed.get(i).weight()).as(texts.get(i)).isCloseTo(weight, ROUNDING);
        }
    }
}
