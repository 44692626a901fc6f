package io.civstack.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonStrictnessTest {

    private final ObjectMapper json = new ObjectMapper();

    record Part(
            @Nullable String text,
            @Nullable Integer whole,
            @Nullable Long large,
            @Nullable Double fraction,
            @Nullable Boolean flag,
            @Nullable UUID id,
            @Nullable List<String> words) {}

    @BeforeEach
    void makeStrict() {
        new JsonStrictness().customize(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'text': 5}",
                "{'text': 5.5}",
                "{'text': false}",
                "{'text': []}",
                "{'words': [5]}",
                "{'words': 'one'}",
                "{'words': ''}",
                "{'words': ['\\ud800']}",
                "{'text': '\\ud800'}",
                "{'text': '\\udc00\\ud800'}",
                "{'text': '\\u0000'}",
                "{'whole': '5'}",
                "{'whole': ''}",
                "{'whole': 5.0}",
                "{'whole': true}",
                "{'large': '5'}",
                "{'large': 1e3}",
                "{'fraction': '5'}",
                "{'fraction': ''}",
                "{'fraction': 'NaN'}",
                "{'fraction': NaN}",
                "{'flag': 1}",
                "{'flag': 'true'}",
                "{'flag': ''}",
                "{'id': ''}",
                "{'id': 5}",
                "{'text': 'a', 'text': 'b'}",
                "{'Text': 'a'}",
                "{} {}",
            })
    void refusesWhatIsNotExactlyWhatAFieldTakes(String body) {
        assertThatThrownBy(() -> json.readValue(body.replace('\'', '"'), Part.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void readsWhatAFieldTakes() throws JsonProcessingException {
        // When
        Part part = json.readValue("""
                {"text": "\\ud83d\\udea3 5", "whole": 5, "large": -5, "fraction": 5, "flag": true,
                 "words": ["", "b"]}""", Part.class);

        // Then
        assertThat(part).isEqualTo(new Part("🚣 5", 5, -5L, 5.0, true, null, List.of("", "b")));
    }

    @Test
    void readsNullWhereNothingIsTaken() throws JsonProcessingException {
        // When
        Part part = json.readValue("{\"text\": null, \"fraction\": null}", Part.class);

        // Then
        assertThat(part).isEqualTo(new Part(null, null, null, null, null, null, null));
    }
}
