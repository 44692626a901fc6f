package io.civstack.diffusion.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmphasisTest {

    private static final int WIDTH = 2;

    private static float[] hidden() {
        float[] hidden = new float[PromptChunk.LENGTH * WIDTH];
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] = 1 + i % 3;
        }
        return hidden;
    }

    private static PromptChunk chunk(float weightOfFirstToken) {
        float[] weights = new float[PromptChunk.LENGTH];
        Arrays.fill(weights, 1);
        weights[1] = weightOfFirstToken;
        return new PromptChunk(new int[PromptChunk.LENGTH], weights, List.of());
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    @Test
    void keepsTheMeanOfTheChunk() {
        // Given
        float[] hidden = hidden();

        // When
        Emphasis.ORIGINAL.apply(hidden, chunk(1.5f));

        // Then
        assertThat(mean(hidden)).isCloseTo(mean(hidden()), within(1e-6));
        assertThat(hidden[2] / hidden[5]).isCloseTo(1.5f * hidden()[2] / hidden()[5], within(1e-6f));
    }

    @Test
    void onlyMultipliesWithoutNorm() {
        // Given
        float[] hidden = hidden();

        // When
        Emphasis.NO_NORM.apply(hidden, chunk(1.5f));

        // Then
        assertThat(hidden[2]).isEqualTo(1.5f * hidden()[2]);
        assertThat(hidden[4]).isEqualTo(hidden()[4]);
    }

    @Test
    void leavesTheStatesAloneWhenIgnored() {
        // Given
        float[] hidden = hidden();

        // When
        Emphasis.IGNORE.apply(hidden, chunk(1.5f));

        // Then
        assertThat(hidden).containsExactly(hidden());
    }

    @Test
    void readsBracketsAsTextWithoutSyntax() {
        // When
        List<WeightedText> read = Emphasis.NONE.read("a (b:1.2) BREAK c");

        // Then
        assertThat(read).containsExactly(new WeightedText("a (b:1.2) BREAK c", 1));
    }

    @Test
    void isFoundByTheNameThatFilesSay() {
        assertThat(Emphasis.named("no norm")).contains(Emphasis.NO_NORM);
        assertThat(Emphasis.named("Loud")).isEmpty();
    }
}
