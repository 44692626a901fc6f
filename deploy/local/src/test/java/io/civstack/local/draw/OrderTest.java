package io.civstack.local.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.civstack.local.api.Json;
import io.civstack.local.command.Arguments;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderTest {

    @Test
    void asksForNothingThatWasNotSaid() {
        // When
        ObjectNode order = order("a red boat");

        // Then
        assertThat(order).isEqualTo(Json.parse("{\"prompt\":\"a red boat\",\"count\":1}"));
    }

    @Test
    void passesEveryWishOn() {
        // When
        ObjectNode order = order(
                "a red boat",
                "--negative",
                "blurry",
                "--seed",
                "7",
                "--steps",
                "12",
                "--cfg",
                "4.5",
                "--size",
                "128x192",
                "--sampler",
                "Heun",
                "--schedule",
                "karras",
                "--count",
                "2",
                "--model",
                "m",
                "--clip-skip",
                "2");

        // Then
        assertThat(order)
                .isEqualTo(Json.object()
                        .put("prompt", "a red boat")
                        .put("modelId", "m")
                        .put("negativePrompt", "blurry")
                        .put("sampler", "Heun")
                        .put("schedule", "karras")
                        .put("steps", 12)
                        .put("clipSkip", 2)
                        .put("seed", 7L)
                        .put("cfg", 4.5)
                        .put("count", 2)
                        .put("width", 128)
                        .put("height", 192));
    }

    @Test
    void saysWhatIsWrongWithASize() {
        assertThatThrownBy(() -> order("a", "--size", "128")).hasMessage("--size must look like 128x128, not 128");
        assertThatThrownBy(() -> order("a", "--seed", "x")).hasMessage("--seed must be a whole number, not x");
        assertThatThrownBy(() -> order("a", "--cfg", "x")).hasMessage("--cfg must be a number, not x");
    }

    private static ObjectNode order(String prompt, String... options) {
        return Order.of(prompt, Arguments.parse(List.of(options), Order.OPTIONS, Set.of()));
    }
}
