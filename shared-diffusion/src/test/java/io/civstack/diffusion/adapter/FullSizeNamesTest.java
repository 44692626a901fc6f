package io.civstack.diffusion.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.checkpoint.Component;
import io.civstack.diffusion.safetensors.SafetensorsFile;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every module of models of real size is found under the names that each tool writes, and nothing is left over. */
class FullSizeNamesTest {

    private static final int RANK = 8;
    private static final SiteNames SD15 = SiteNames.of(FullSizeModel.sd15());
    private static final SiteNames SDXL = SiteNames.of(FullSizeModel.sdxl());
    private static final SiteNames SDXL_FOLDER = SiteNames.of(FullSizeModel.sdxlFolder());

    @ParameterizedTest
    @CsvSource({
        "lora_unet_, _, .lora_down.weight, .lora_up.weight",
        "lycoris_, _, .lora_down.weight, .lora_up.weight",
        "unet., ., .lora_A.weight, .lora_B.weight",
        "unet., ., .lora.down.weight, .lora.up.weight",
        "unet., ., .lora_A.default.weight, .lora_B.default.weight",
        "base_model.model., ., .lora_A.weight, .lora_B.weight",
        "'', ., .lora_A.weight, .lora_B.weight",
    })
    void findsTheAttentionsOfSd15(String prefix, String dot, String down, String up) {
        // Given
        List<String> modules = transformers(List.of(1, 1, 1, 0), 1);

        // When
        FittedAdapter fitted = fit(SD15, named(modules, name -> prefix + name.replace(".", dot)), down, up);

        // Then
        assertThat(fitted.unmatched()).isEmpty();
        assertThat(fitted.modules(Component.UNET)).isEqualTo(192);
    }

    @Test
    void findsTheProcessorsOfOldDiffusers() {
        // Given
        List<String> modules = transformers(List.of(1, 1, 1, 0), 1).stream()
                .filter(name -> name.contains(".attn"))
                .toList();
        UnaryOperator<String> old = name ->
                "unet." + name.replace(".to_out.0", ".to_out").replaceFirst("\\.(to_(?:q|k|v|out))$", ".processor.$1");

        // When
        FittedAdapter fitted = fit(SD15, named(modules, old), "_lora.down.weight", "_lora.up.weight");

        // Then
        assertThat(fitted.unmatched()).isEmpty();
        assertThat(fitted.modules(Component.UNET)).isEqualTo(128);
    }

    @Test
    void findsTheConvolutionsOfSd15() {
        // Given
        List<String> modules =
                new ArrayList<>(List.of("conv_in", "conv_out", "time_embedding.linear_1", "time_embedding.linear_2"));
        for (int level = 0; level < 4; level++) {
            addResiduals(modules, "down_blocks." + level, 2, level == 1 || level == 2 ? 1 : 0);
            addResiduals(modules, "up_blocks." + level, 3, 3);
            if (level < 3) {
                modules.add("down_blocks." + level + ".downsamplers.0.conv");
                modules.add("up_blocks." + level + ".upsamplers.0.conv");
            }
        }
        addResiduals(modules, "mid_block", 2, 0);

        // When
        FittedAdapter fitted = fit(
                SD15,
                named(modules, name -> "lora_unet_" + name.replace('.', '_')),
                ".lora_down.weight",
                ".lora_up.weight");

        // Then
        assertThat(fitted.unmatched()).isEmpty();
        assertThat(fitted.modules(Component.UNET)).isEqualTo(modules.size()).isEqualTo(90);
    }

    @ParameterizedTest
    @CsvSource({
        "lora_te_, _, .lora_down.weight, .lora_up.weight",
        "lora_te1_, _, .lora_down.weight, .lora_up.weight",
        "text_encoder., ., .lora_A.weight, .lora_B.weight",
        "text_encoder., ., .lora_linear_layer.down.weight, .lora_linear_layer.up.weight",
        "cond_stage_model.transformer., ., .lora_A.weight, .lora_B.weight",
    })
    void findsTheTextEncoderOfSd15(String prefix, String dot, String down, String up) {
        // When
        FittedAdapter fitted = fit(SD15, named(textLayers(12), name -> prefix + name.replace(".", dot)), down, up);

        // Then
        assertThat(fitted.unmatched()).isEmpty();
        assertThat(fitted.modules(Component.TEXT)).isEqualTo(72);
    }

    @ParameterizedTest
    @CsvSource({
        "lora_unet_, _, .lora_down.weight, .lora_up.weight",
        "diffusion_model., ., .lora_A.weight, .lora_B.weight",
        "model.diffusion_model., ., .lora_A.weight, .lora_B.weight",
    })
    void findsTheAttentionsOfSdxlUnderSingleFileNames(String prefix, String dot, String down, String up) {
        // Given
        List<String> modules = new ArrayList<>();
        Map<String, Integer> depths = new LinkedHashMap<>();
        for (int block : List.of(4, 5)) {
            depths.put("input_blocks." + block + ".1", 2);
        }
        for (int block : List.of(7, 8)) {
            depths.put("input_blocks." + block + ".1", 10);
        }
        depths.put("middle_block.1", 10);
        IntStream.range(0, 6).forEach(block -> depths.put("output_blocks." + block + ".1", block < 3 ? 10 : 2));
        depths.forEach((name, depth) -> addTransformer(modules, name, depth));

        // When
        FittedAdapter fitted = fit(SDXL, named(modules, name -> prefix + name.replace(".", dot)), down, up);

        // Then
        assertThat(fitted.unmatched()).isEmpty();
        assertThat(fitted.modules(Component.UNET)).isEqualTo(722);
    }

    @ParameterizedTest
    @CsvSource({"lora_unet_, _, .lora_down.weight, .lora_up.weight", "unet., ., .lora_A.weight, .lora_B.weight"})
    void findsTheAttentionsOfSdxlUnderDiffusersNames(String prefix, String dot, String down, String up) {
        // When
        List<String> modules = transformers(List.of(0, 2, 10), 10);
        FittedAdapter fitted = fit(SDXL, named(modules, name -> prefix + name.replace(".", dot)), down, up);

        // Then
        assertThat(fitted.unmatched()).isEmpty();
        assertThat(fitted.modules(Component.UNET)).isEqualTo(722);
    }

    @ParameterizedTest
    @CsvSource({
        "false, lora_te1_, lora_te2_, _, .lora_down.weight, .lora_up.weight",
        "true, lora_te1_, lora_te2_, _, .lora_down.weight, .lora_up.weight",
        "false, text_encoder., text_encoder_2., ., .lora_A.weight, .lora_B.weight",
        "true, text_encoder., text_encoder_2., ., .lora_A.weight, .lora_B.weight",
    })
    void findsBothTextEncodersOfSdxl(boolean folder, String first, String second, String dot, String down, String up) {
        // Given
        Map<String, String> names = new LinkedHashMap<>();
        names.putAll(named(textLayers(12), name -> first + name.replace(".", dot)));
        textLayers(32).forEach(name -> names.put("2:" + name, second + name.replace(".", dot)));

        // When
        FittedAdapter fitted = fit(sdxl(folder), names, down, up);

        // Then
        assertThat(fitted.unmatched()).isEmpty();
        assertThat(fitted.modules(Component.TEXT)).isEqualTo(72);
        assertThat(fitted.modules(Component.TEXT_2)).isEqualTo(192);
        assertThat(fitted.modules()).isEqualTo(264);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cutsFusedProjectionsWhetherTheModelHasThemSplitOrNot(boolean folder) {
        // Given
        Map<String, TensorEntry> tensors = new LinkedHashMap<>();
        for (int i = 0; i < 32; i++) {
            String fused = "conditioner.embedders.1.model.transformer.resblocks." + i + ".attn.in_proj";
            put(tensors, fused + ".lora_A.weight", RANK, 1280);
            put(tensors, fused + ".lora_B.weight", 3 * 1280, RANK);
        }

        // When
        FittedAdapter fitted = fit(sdxl(folder), tensors);

        // Then
        assertThat(fitted.unmatched()).isEmpty();
        assertThat(fitted.modules(Component.TEXT_2)).isEqualTo(96);
    }

    @ParameterizedTest
    @CsvSource({
        "false, lora_te2_text_projection",
        "true, lora_te2_text_projection",
        "false, text_encoder_2.text_projection",
        "true, text_encoder_2.text_projection",
    })
    void findsTheProjectionOfThePooledText(boolean folder, String name) {
        // When
        FittedAdapter fitted =
                fit(sdxl(folder), Map.of("2:text_projection", name), ".lora_down.weight", ".lora_up.weight");

        // Then
        assertThat(fitted.unmatched()).isEmpty();
        assertThat(fitted.modules(Component.TEXT_2)).isEqualTo(1);
    }

    private static SiteNames sdxl(boolean folder) {
        return folder ? SDXL_FOLDER : SDXL;
    }

    /** Paths of the transformers' modules as diffusers counts them. */
    private static List<String> transformers(List<Integer> depths, int middleDepth) {
        List<String> modules = new ArrayList<>();
        int levels = depths.size();
        for (int level = 0; level < levels; level++) {
            int depth = depths.get(level);
            for (int i = 0; i < 3 && depth > 0; i++) {
                if (i < 2) {
                    addTransformer(modules, "down_blocks." + level + ".attentions." + i, depth);
                }
                addTransformer(modules, "up_blocks." + (levels - 1 - level) + ".attentions." + i, depth);
            }
        }
        addTransformer(modules, "mid_block.attentions.0", middleDepth);
        return modules;
    }

    private static void addTransformer(List<String> modules, String name, int depth) {
        modules.add(name + ".proj_in");
        modules.add(name + ".proj_out");
        for (int i = 0; i < depth; i++) {
            String block = name + ".transformer_blocks." + i + ".";
            for (String projection : List.of("to_q", "to_k", "to_v", "to_out.0")) {
                modules.add(block + "attn1." + projection);
                modules.add(block + "attn2." + projection);
            }
            modules.add(block + "ff.net.0.proj");
            modules.add(block + "ff.net.2");
        }
    }

    private static void addResiduals(List<String> modules, String block, int count, int shortcuts) {
        for (int i = 0; i < count; i++) {
            String residual = block + ".resnets." + i + ".";
            modules.addAll(List.of(residual + "conv1", residual + "conv2", residual + "time_emb_proj"));
            if (i < shortcuts) {
                modules.add(residual + "conv_shortcut");
            }
        }
    }

    private static List<String> textLayers(int count) {
        List<String> modules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            for (String name : List.of(
                    "self_attn.q_proj",
                    "self_attn.k_proj",
                    "self_attn.v_proj",
                    "self_attn.out_proj",
                    "mlp.fc1",
                    "mlp.fc2")) {
                modules.add("text_model.encoder.layers." + i + "." + name);
            }
        }
        return modules;
    }

    private static Map<String, String> named(List<String> modules, UnaryOperator<String> name) {
        Map<String, String> names = new LinkedHashMap<>();
        modules.forEach(module -> names.put(module, name.apply(module)));
        return names;
    }

    /** A low-rank adapter of the module that each name is looked up to mean, so that wrong meanings show as shapes that do not fit. */
    private static FittedAdapter fit(SiteNames model, Map<String, String> names, String down, String up) {
        Map<String, TensorEntry> tensors = new LinkedHashMap<>();
        names.forEach((module, written) -> {
            Shape shape = Shape.of(model, module);
            put(tensors, written + down, RANK, shape.in(), shape.kernel(), shape.kernel());
            put(tensors, written + up, shape.out(), RANK, 1, 1);
        });
        return fit(model, tensors);
    }

    private static FittedAdapter fit(SiteNames model, Map<String, TensorEntry> tensors) {
        return FittedAdapter.of(AdapterFile.of(new SafetensorsFile(Path.of("/nowhere"), 0, Map.of(), tensors)), model);
    }

    private static void put(Map<String, TensorEntry> tensors, String name, long... shape) {
        tensors.put(name, FullSizeModel.tensor(name, shape));
    }

    /** What a module's weight must look like, by its own path. */
    private record Shape(long out, long in, long kernel) {

        static Shape of(SiteNames model, String module) {
            String path = module.startsWith("2:") ? "text_encoder_2." + module.substring(2) : module;
            Site site = model.find(path).getFirst();
            boolean wide = site.kind() == Site.Kind.CONVOLUTION;
            return new Shape(site.out(), site.in(), wide ? site.weight().dim(2) : 1);
        }
    }
}
