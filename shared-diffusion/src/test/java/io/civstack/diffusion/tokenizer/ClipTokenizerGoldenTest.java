package io.civstack.diffusion.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.civstack.diffusion.Goldens;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Token ids must be those of OpenAI's CLIP, one by one. */
class ClipTokenizerGoldenTest {

    private final ClipTokenizer tokenizer = new ClipTokenizer(ClipVocabulary.standard());

    static Stream<JsonNode> cases() {
        return StreamSupport.stream(Goldens.json("clip-tokenizer/cases.json").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void encodesAsTheReferenceDoes(JsonNode reference) {
        // Given
        JsonNode ids = reference.get("ids");

        // When
        int[] encoded = tokenizer.encode(reference.get("text").textValue());

        // Then
        assertThat(encoded)
                .containsExactly(IntStream.range(0, ids.size())
                        .map(i -> ids.get(i).intValue())
                        .toArray());
    }

    @Test
    void framesChunksWithTheIdsOfThePublishedVocabulary() {
        // When
        ClipVocabulary vocabulary = tokenizer.vocabulary();

        // Then
        assertThat(vocabulary.size()).isEqualTo(49_408);
        assertThat(vocabulary.bos()).isEqualTo(49_406);
        assertThat(vocabulary.eos()).isEqualTo(49_407);
        assertThat(vocabulary.pad()).isEqualTo(49_407);
    }
}
