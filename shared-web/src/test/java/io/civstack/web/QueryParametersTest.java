package io.civstack.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParametersTest {

    private static final Map<String, Class<?>> DECLARED = Map.of(
            "limit", Integer.class,
            "since", Long.class,
            "id", UUID.class,
            "colour", NotesResource.Colour.class,
            "cursor", String.class);

    @ParameterizedTest
    @CsvSource({
        "limit, 20",
        "limit, -2147483648",
        "since, 9223372036854775807",
        "id, 019aabc0-0000-7000-8000-000000000001",
        "colour, RED",
        "cursor, anything",
    })
    void letsPassWhatIsDeclared(String name, String value) {
        assertThatCode(() -> QueryParameters.check(Map.of(name, List.of(value)), DECLARED))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 2147483648, web/parameter-invalid",
        "limit, +1, web/parameter-invalid",
        "limit, ٣, web/parameter-invalid",
        "since, 9223372036854775808, web/parameter-invalid",
        "id, 1-1-1-1-1, web/parameter-invalid",
        "colour, red, web/parameter-invalid",
        "cursor, '', web/parameter-invalid",
        "other, 1, web/parameter-unknown",
    })
    void refusesOthers(String name, String value, String code) {
        assertThatThrownBy(() -> QueryParameters.check(Map.of(name, List.of(value)), DECLARED))
                .hasMessageStartingWith(code);
    }

    @Test
    void refusesTheSameParameterTwice() {
        assertThatThrownBy(() -> QueryParameters.check(Map.of("limit", List.of("1", "1")), DECLARED))
                .hasMessageContaining("limit is not given once");
    }
}
