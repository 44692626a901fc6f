package io.civstack.diffusion.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompositionTest {

    @Test
    void splitsAtAndWithWeights() {
        // When
        var parts = Composition.parse("a cat :1.2 AND a dog AND a ANDROID:-0.5");

        // Then
        assertThat(parts)
                .containsExactly(
                        new WeightedText("a cat", 1.2),
                        new WeightedText(" a dog ", 1),
                        new WeightedText(" a ANDROID", -0.5));
    }

    @Test
    void keepsTheRestOfTooManyParts() {
        // When
        var parts = Composition.parse("a AND ".repeat(20) + "b");

        // Then
        assertThat(parts).hasSize(Composition.PARTS_MAX);
        assertThat(parts.getLast().text()).endsWith("AND b");
    }
}
