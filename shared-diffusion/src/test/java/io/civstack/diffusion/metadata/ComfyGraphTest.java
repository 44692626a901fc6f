package io.civstack.diffusion.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComfyGraphTest {

    @Test
    void tellsTheUsualGraph() {
        // Given
        String graph = """
                {"3": {"class_type": "KSampler", "inputs": {"seed": 156680208700286, "steps": 20, "cfg": 8,
                   "sampler_name": "euler_ancestral", "scheduler": "karras", "denoise": 1, "model": ["10", 0],
                   "positive": ["6", 0], "negative": ["7", 0], "latent_image": ["5", 0]}, "is_changed": [NaN]},
                 "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "sd15\\\\dream.safetensors"}},
                 "5": {"class_type": "EmptyLatentImage", "inputs": {"width": 512, "height": 768, "batch_size": 1}},
                 "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a cat", "clip": ["10", 1]}},
                 "7": {"class_type": "CLIPTextEncode", "inputs": {"text": ["12", 0], "clip": ["10", 1]}},
                 "12": {"class_type": "PrimitiveString", "inputs": {"value": "dog"}},
                 "10": {"class_type": "LoraLoader", "inputs": {"lora_name": "style.safetensors", "strength_model": 0.8,
                   "model": ["4", 0], "clip": ["4", 1]}}}
                """;

        // When
        Infotext told = ComfyGraph.read(graph).orElseThrow();

        // Then
        assertThat(told.prompt()).isEqualTo("a cat <lora:style:0.8>");
        assertThat(told.negativePrompt()).isEqualTo("dog");
        assertThat(told.parameters())
                .hasToString("{Steps=20, Sampler=Euler a, Schedule type=Karras, CFG scale=8, Seed=156680208700286,"
                        + " Size=512x768, Model=dream}");
    }

    @Test
    void tellsTheFirstPassOfTwo() {
        // Given
        String graph = """
                {"1": {"class_type": "KSampler", "inputs": {"seed": 2, "steps": 10, "latent_image": ["2", 0]}},
                 "2": {"class_type": "LatentUpscale", "inputs": {"samples": ["3", 0]}},
                 "3": {"class_type": "KSamplerAdvanced", "inputs":
                      {"noise_seed": 1, "steps": 20, "latent_image": ["4", 0]}},
                 "4": {"class_type": "EmptyLatentImage", "inputs": {"width": 64, "height": 64}}}
                """;

        // When
        Infotext told = ComfyGraph.read(graph).orElseThrow();

        // Then
        assertThat(told.parameters()).containsEntry("Seed", "1").containsEntry("Steps", "20");
    }

    @Test
    void tellsAGraphOfManySmallNodes() {
        // Given
        String graph = """
                {"1": {"class_type": "SamplerCustomAdvanced", "inputs": {"noise": ["2", 0], "guider": ["3", 0],
                   "sampler": ["4", 0], "sigmas": ["5", 0], "latent_image": ["6", 0]}},
                 "2": {"class_type": "RandomNoise", "inputs": {"noise_seed": 77}},
                 "3": {"class_type": "BasicGuider", "inputs": {"model": ["8", 0], "conditioning": ["9", 0]}},
                 "4": {"class_type": "KSamplerSelect", "inputs": {"sampler_name": "euler"}},
                 "5": {"class_type": "BasicScheduler", "inputs": {"scheduler": "simple", "steps": 28, "denoise": 1.0}},
                 "6": {"class_type": "EmptySD3LatentImage", "inputs": {"width": 1024, "height": 1024}},
                 "8": {"class_type": "UNETLoader", "inputs": {"unet_name": "flux1-dev.sft"}},
                 "9": {"class_type": "FluxGuidance", "inputs": {"guidance": 3.5, "conditioning": ["11", 0]}},
                 "11": {"class_type": "CLIPTextEncodeFlux", "inputs": {"clip_l": "short", "t5xxl": "a long text"}}}
                """;

        // When
        Infotext told = ComfyGraph.read(graph).orElseThrow();

        // Then
        assertThat(told.prompt()).isEqualTo("a long text");
        assertThat(told.parameters())
                .hasToString(
                        "{Steps=28, Sampler=Euler, Schedule type=Simple, Seed=77, Size=1024x1024, Model=flux1-dev}");
    }

    @Test
    void readsTheNoteOfCivitaisGenerator() {
        // Given
        String graph = """
                {"extraMetadata": "{\\"prompt\\":\\"a cat\\",\\"negativePrompt\\":\\"dog\\",\
                \\"steps\\":25,\\"seed\\":5,\
                \\"resources\\":[{\\"modelVersionId\\":87,\\"strength\\":0.7}]}"}
                """;

        // When
        Infotext told = ComfyGraph.read(graph).orElseThrow();

        // Then
        assertThat(told.prompt()).isEqualTo("a cat");
        assertThat(CivitaiResource.read(told.parameters().getOrDefault("Civitai resources", "")))
                .containsExactly(new CivitaiResource("", 87, "", "", 0.7, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{}",
                "{\"1\": {\"class_type\": \"KSampler\"",
                "{\"1\": {\"class_type\": \"SaveImage\", \"inputs\": {}}}",
                "{\"extraMetadata\": \"no json\"}",
                "{\"extraMetadata\": \"[]\"}",
            })
    void findsNothingWhereNothingIs(String text) {
        // When
        Optional<Infotext> told = ComfyGraph.read(text);

        // Then
        assertThat(told).isEmpty();
    }

    @Test
    void survivesAGraphThatBitesItsTail() {
        // Given
        String graph = """
                {"1": {"class_type": "KSampler", "inputs": {"seed": ["2", 0], "positive": ["2", 0], "model": ["1", 0]}},
                 "2": {"class_type": "X", "inputs": {"value": ["2", 0], "a": ["1", 0]}}}
                """;

        // When
        Infotext told = ComfyGraph.read(graph).orElseThrow();

        // Then
        assertThat(told.prompt()).isEmpty();
    }
}
