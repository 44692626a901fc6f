package io.civstack.diffusion.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTagsTest {

    @ParameterizedTest
    @CsvSource({
        "<lora:foo>, 1, 1",
        "<lora:foo:0.8>, 0.8, 0.8",
        "<lora:foo:0.8:0.6>, 0.8, 0.6",
        "<lora:foo:te=0.8:unet=0.6>, 0.8, 0.6",
        "<lora:foo:unet=0.6>, 1, 0.6",
        "<lora:foo:-1.5>, -1.5, -1.5",
        "<LoRA:foo:.5>, 0.5, 0.5",
        "<lora:foo:strong>, 1, 1",
        "<lora:foo:0.5:dyn=4>, 0.5, 0.5",
    })
    void readsTheStrengths(String tag, double text, double unet) {
        // When
        NetworkTags tags = NetworkTags.parse("a " + tag + " cat");

        // Then
        assertThat(tags.text()).isEqualTo("a  cat");
        assertThat(tags.tags()).containsExactly(new NetworkTag("lora", "foo", text, unet));
    }

    @Test
    void leavesOtherAngleBracketsInTheText() {
        // When
        NetworkTags tags = NetworkTags.parse("a <3 b <> <lora> c:>");

        // Then
        assertThat(tags.text()).isEqualTo("a <3 b <> <lora> c:>");
        assertThat(tags.tags()).isEmpty();
    }

    @Test
    void dropsTagsBeyondTheLimit() {
        // When
        NetworkTags tags = NetworkTags.parse("<lora:a:1>".repeat(100));

        // Then
        assertThat(tags.tags()).hasSize(NetworkTags.TAGS_MAX);
        assertThat(tags.text()).isEmpty();
    }
}
