package io.civstack.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.civstack.cli.api.Json;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class ImageRequestTest {

    @Test
    void asksForNothingThatWasNotGiven() {
        assertThat(request())
                .isEqualTo(Json.object().put("prompt", "a red boat").put("count", 1));
    }

    @Test
    void passesEveryValueOn() {
        // When
        ObjectNode request = request(
                "--negative=blurry",
                "--seed=7",
                "--steps=12",
                "--cfg=4.5",
                "--size=128x192",
                "--sampler=Heun",
                "--schedule=karras",
                "--clip-skip=2",
                "--count=2",
                "--model=m");

        // Then
        assertThat(request)
                .isEqualTo(Json.object()
                        .put("prompt", "a red boat")
                        .put("modelId", "m")
                        .put("count", 2)
                        .put("negativePrompt", "blurry")
                        .put("sampler", "Heun")
                        .put("schedule", "karras")
                        .put("steps", 12)
                        .put("clipSkip", 2)
                        .put("seed", 7L)
                        .put("cfg", 4.5)
                        .put("width", 128)
                        .put("height", 192));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void sendsEverySettingThatIsGiven(String option) {
        // Given
        String value = option.equals("--size") ? "64x64" : "1";

        // When
        ObjectNode request = request(option, value);

        // Then
        assertThat(request.size()).isGreaterThan(request().size());
    }

    static Set<String> settings() {
        return CommandLine.Model.CommandSpec.forAnnotatedObject(new ImageSettings())
                .optionsMap()
                .keySet();
    }

    @Test
    void takesANegativeNumberForAValue() {
        assertThat(request("--steps", "-3").path("steps").asInt()).isEqualTo(-3);
    }

    @Test
    void saysHowASizeIsWritten() {
        assertThatThrownBy(() -> request("--size", "128"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("must look like 128x128, not 128");
    }

    private static ObjectNode request(String... words) {
        ImageRequest options = new ImageRequest();
        new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(options)).parseArgs(words);
        return options.json("a red boat");
    }
}
