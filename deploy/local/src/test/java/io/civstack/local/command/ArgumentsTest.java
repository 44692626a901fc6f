package io.civstack.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void takesValuesAfterABlankOrAnEqualsSign() {
        // When
        Arguments arguments = parse("a red boat", "--out", "boat.png", "--steps=12", "--follow");

        // Then
        assertThat(arguments.only("the prompt")).isEqualTo("a red boat");
        assertThat(arguments.value("--out")).contains("boat.png");
        assertThat(arguments.integer("--steps")).hasValue(12);
        assertThat(arguments.has("--follow")).isTrue();
    }

    @Test
    void takesWordsThatLookLikeOptionsAfterTwoDashes() {
        // When
        Arguments arguments = parse("--", "--out");

        // Then
        assertThat(arguments.positional()).containsExactly("--out");
    }

    @Test
    void takesANegativeNumberAsValue() {
        // When
        Arguments arguments = parse("--steps", "-3");

        // Then
        assertThat(arguments.integer("--steps")).hasValue(-3);
    }

    @Test
    void saysWhatItCannotMakeSenseOf() {
        assertThatThrownBy(() -> parse("--colour", "red")).hasMessage("unknown option --colour");
        assertThatThrownBy(() -> parse("--out")).hasMessage("--out needs a value");
        assertThatThrownBy(() -> parse("--out", "a", "--out", "b")).hasMessage("--out is given twice");
        assertThatThrownBy(() -> parse("--steps", "many").integer("--steps"))
                .hasMessage("--steps must be a whole number, not many");
        assertThatThrownBy(() -> parse().only("the prompt")).hasMessage("the prompt is missing");
        assertThatThrownBy(() -> parse("a", "b").only("prompt")).hasMessage("one prompt is enough, got [a, b]");
        assertThatThrownBy(() -> parse("a").none()).hasMessage("cannot make sense of a");
    }

    private static Arguments parse(String... words) {
        return Arguments.parse(List.of(words), Set.of("--out", "--steps"), Set.of("--follow"));
    }
}
