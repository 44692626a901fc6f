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
        Emphasis.ORIGINAL.apply(List.of(new EncodedChunk(hidden, chunk(1.5f), 1)));

        // Then
        assertThat(mean(hidden)).isCloseTo(mean(hidden()), within(1e-6));
        assertThat(hidden[2] / hidden[5]).isCloseTo(1.5f * hidden()[2] / hidden()[5], within(1e-6f));
    }

    @Test
    void keepsTheMeanOfAllChunksWeighedTogether() {
        // Given: a text that is said twice as often as another, which has a weight.
        float[] plain = hidden();
        float[] weighted = hidden();

        // When
        Emphasis.ORIGINAL.apply(
                List.of(new EncodedChunk(plain, chunk(1), 2), new EncodedChunk(weighted, chunk(1.5f), 1)));

        // Then
        assertThat((2 * mean(plain) + mean(weighted)) / 3).isCloseTo(mean(hidden()), within(1e-6));
        float scale = plain[0] / hidden()[0];
        assertThat(scale).isLessThan(1);
        assertThat(weighted[2]).isCloseTo(scale * 1.5f * hidden()[2], within(1e-6f));
        assertThat(plain[2]).isCloseTo(scale * hidden()[2], within(1e-6f));
    }

    @Test
    void onlyMultipliesWithoutNorm() {
        // Given
        float[] hidden = hidden();

        // When
        Emphasis.NO_NORM.apply(List.of(new EncodedChunk(hidden, chunk(1.5f), 1)));

        // Then
        assertThat(hidden[2]).isEqualTo(1.5f * hidden()[2]);
        assertThat(hidden[4]).isEqualTo(hidden()[4]);
    }

    @Test
    void leavesTheStatesAloneWhenIgnored() {
        // Given
        float[] hidden = hidden();

        // When
        Emphasis.IGNORE.apply(List.of(new EncodedChunk(hidden, chunk(1.5f), 1)));

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
