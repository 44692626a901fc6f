package io.civstack.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnwrappedStrictnessTest {

    private final ObjectMapper json = strict();

    record Size(@Nullable Integer width, @Nullable Integer height) {}

    record Order(@Nullable String text, @JsonUnwrapped Size size) {}

    @Test
    void readsTheFieldsOfBothRecords() throws JsonProcessingException {
        // When
        Order order = json.readValue("{\"text\": \"a boat\", \"height\": 64}", Order.class);

        // Then
        assertThat(order).isEqualTo(new Order("a boat", new Size(null, 64)));
    }

    @Test
    void refusesAFieldThatNeitherHasAndNamesThoseThatThereAre() {
        // When
        UnrecognizedPropertyException refused = assertThrows(
                UnrecognizedPropertyException.class,
                () -> json.readValue("{\"width\": 64, \"colour\": {\"name\": \"red\"}}", Order.class));

        // Then
        assertThat(JsonProblems.of(refused).code()).isEqualTo("web/field-unknown");
        assertThat(refused.getPropertyName()).isEqualTo("colour");
        assertThat(refused.getKnownPropertyIds()).containsExactly("height", "text", "width");
    }

    @Test
    void refusesAValueOfTheWrongTypeByItsName() {
        assertThatThrownBy(() -> json.readValue("{\"width\": [1]}", Order.class))
                .isInstanceOfSatisfying(
                        MismatchedInputException.class,
                        refused -> assertThat(refused.getPath().getFirst().getFieldName())
                                .isEqualTo("width"));
    }

    private static ObjectMapper strict() {
        ObjectMapper mapper = new ObjectMapper();
        new JsonStrictness().customize(mapper);
        new UnwrappedStrictness().customize(mapper);
        return mapper;
    }
}
