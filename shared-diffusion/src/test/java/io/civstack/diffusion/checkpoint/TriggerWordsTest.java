package io.civstack.diffusion.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerWordsTest {

    @Test
    void sumsTagsOverFoldersAfterThePhrase() {
        // Given
        String counts = """
                {"10_cats": {"cat": 3, "sitting": 4, " photo ": 2, "odd": {"deep": [9]}},
                 "20_more": {"cat": 2, "photo": 1},
                 "none": 7, "list": [{"dog": 100}]}""";

        // When
        List<String> words =
                TriggerWords.of(Map.of("modelspec.trigger_phrase", " my cat ", "ss_tag_frequency", counts));

        // Then
        assertThat(words).containsExactly("my cat", "cat", "sitting", "photo", "odd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "7", "{\"a\":{\"cat\":1}", "{\"a\":{\"cat\":1e}}", "not JSON"})
    void findsNoTagsInWhatAreNoStatistics(String text) {
        assertThat(TriggerWords.of(Map.of("ss_tag_frequency", text))).isEmpty();
    }

    @Test
    void namesNoMoreThanTheMostFrequent() {
        // Given
        String counts = IntStream.range(0, 1000)
                .mapToObj(i -> "\"tag" + i + "\":" + i)
                .collect(Collectors.joining(",", "{\"a\":{", "}}"));

        // When
        List<String> words = TriggerWords.of(Map.of("ss_tag_frequency", counts));

        // Then
        assertThat(words).hasSize(50).startsWith("tag999", "tag998").endsWith("tag950");
    }
}
