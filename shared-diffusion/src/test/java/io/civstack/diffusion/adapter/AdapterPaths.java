package io.civstack.diffusion.adapter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The modules that trainers adapt in models of real size, under the paths of the diffusers library or of single files.
 */
final class AdapterPaths {

    private AdapterPaths() {}

    /** The 192 linear maps of the transformers of SD1 and SD2. */
    static List<String> sdTransformers() {
        return transformers(List.of(1, 1, 1, 0), 1);
    }

    /** The 722 of SDXL. */
    static List<String> xlTransformers() {
        return transformers(List.of(0, 2, 10), 10);
    }

    /** The 192 of SD1 and SD2 as single files count them. */
    static List<String> sdSingleFileTransformers() {
        List<String> modules = new ArrayList<>();
        Stream.of(1, 2, 4, 5, 7, 8).forEach(block -> addTransformer(modules, "input_blocks." + block + ".1", 1));
        addTransformer(modules, "middle_block.1", 1);
        IntStream.range(3, 12).forEach(block -> addTransformer(modules, "output_blocks." + block + ".1", 1));
        return modules;
    }

    /** The 722 of SDXL as single files count them. */
    static List<String> xlSingleFileTransformers() {
        Map<String, Integer> depths = new LinkedHashMap<>();
        Stream.of(4, 5, 7, 8).forEach(block -> depths.put("input_blocks." + block + ".1", block < 7 ? 2 : 10));
        depths.put("middle_block.1", 10);
        IntStream.range(0, 6).forEach(block -> depths.put("output_blocks." + block + ".1", block < 3 ? 10 : 2));
        List<String> modules = new ArrayList<>();
        depths.forEach((name, depth) -> addTransformer(modules, name, depth));
        return modules;
    }

    /** Everything of SD1's UNet that is no transformer and no normalisation. */
    static List<String> sdConvolutions() {
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
        return modules;
    }

    /** Six of every layer of a text encoder, as the transformers library calls them. */
    static List<String> textLayers(int count) {
        return layers(
                count,
                "text_model.encoder.layers.",
                List.of(
                        "self_attn.q_proj",
                        "self_attn.k_proj",
                        "self_attn.v_proj",
                        "self_attn.out_proj",
                        "mlp.fc1",
                        "mlp.fc2"));
    }

    /** Those of an OpenCLIP encoder that have a weight of their own in a single file. */
    static List<String> openClipLayers(int count) {
        return layers(count, "transformer.resblocks.", List.of("attn.out_proj", "mlp.c_fc", "mlp.c_proj"));
    }

    private static List<String> layers(int count, String before, List<String> names) {
        return IntStream.range(0, count)
                .boxed()
                .flatMap(layer -> names.stream().map(name -> before + layer + "." + name))
                .toList();
    }

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
}
