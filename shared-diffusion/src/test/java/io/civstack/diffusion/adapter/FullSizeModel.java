package io.civstack.diffusion.adapter;

import io.civstack.diffusion.arch.Weights;
import io.civstack.diffusion.checkpoint.Component;
import io.civstack.diffusion.safetensors.DType;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names and shapes of checkpoints of real size, without their gigabytes. */
final class FullSizeModel {

    private static final int CHANNELS = 320;
    private static final int TIME = 1280;

    private final Map<String, TensorEntry> tensors = new LinkedHashMap<>();
    private final List<Integer> depths;
    private final int context;
    private final boolean linear;

    private FullSizeModel(List<Integer> depths, int context, boolean linear) {
        this.depths = depths;
        this.context = context;
        this.linear = linear;
    }

    static Map<Component, Weights> sd15() {
        FullSizeModel unet = new FullSizeModel(List.of(1, 1, 1, 0), 768, false);
        unet.addUNet(List.of(1, 2, 4, 4), 1);
        Map<Component, Weights> all = new EnumMap<>(Component.class);
        all.put(Component.UNET, unet.weights());
        all.put(Component.TEXT, clip());
        return all;
    }

    /**
     * SD2 as diffusers and kohya's scripts adapt it; its text encoder has 24 layers, of which the last one is not read.
     */
    static Map<Component, Weights> sd2() {
        FullSizeModel unet = new FullSizeModel(List.of(1, 1, 1, 0), 1024, true);
        unet.addUNet(List.of(1, 2, 4, 4), 1);
        Map<Component, Weights> all = new EnumMap<>(Component.class);
        all.put(Component.UNET, unet.weights());
        all.put(Component.TEXT_2, openClip(24, 1024, true));
        return all;
    }

    /** The text encoder of SDXL's refiner. */
    static Map<Component, Weights> refiner() {
        return Map.of(Component.TEXT_2, openClip(32, 1280, true));
    }

    static Map<Component, Weights> sdxl() {
        return sdxl(openClip(32, 1280, true));
    }

    /** As a diffusers folder has it: the second text encoder's projections are split. */
    static Map<Component, Weights> sdxlFolder() {
        return sdxl(openClip(32, 1280, false));
    }

    private static Map<Component, Weights> sdxl(Weights second) {
        FullSizeModel unet = new FullSizeModel(List.of(0, 2, 10), 2048, true);
        unet.addUNet(List.of(1, 2, 4), 10);
        unet.addLinear("label_emb.0.0", TIME, 2816, true);
        unet.addLinear("label_emb.0.2", TIME, TIME, true);
        Map<Component, Weights> all = new EnumMap<>(Component.class);
        all.put(Component.UNET, unet.weights());
        all.put(Component.TEXT, clip());
        all.put(Component.TEXT_2, second);
        return all;
    }

    private Weights weights() {
        return Weights.below("", tensors);
    }

    private static Weights clip() {
        FullSizeModel text = new FullSizeModel(List.of(), 0, true);
        text.add("embeddings.token_embedding.weight", 49408, 768);
        text.add("embeddings.position_embedding.weight", 77, 768);
        for (int i = 0; i < 12; i++) {
            String layer = "encoder.layers." + i + ".";
            for (String projection : List.of("q_proj", "k_proj", "v_proj", "out_proj")) {
                text.addLinear(layer + "self_attn." + projection, 768, 768, true);
            }
            text.addLinear(layer + "mlp.fc1", 3072, 768, true);
            text.addLinear(layer + "mlp.fc2", 768, 3072, true);
            text.addNorm(layer + "layer_norm1", 768);
            text.addNorm(layer + "layer_norm2", 768);
        }
        text.addNorm("final_layer_norm", 768);
        return text.weights();
    }

    private static Weights openClip(int layers, long width, boolean fused) {
        FullSizeModel text = new FullSizeModel(List.of(), 0, true);
        text.add("token_embedding.weight", 49408, width);
        text.add("positional_embedding", 77, width);
        text.add(fused ? "text_projection" : "text_projection.weight", width, width);
        for (int i = 0; i < layers; i++) {
            String layer = "transformer.resblocks." + i + ".";
            if (fused) {
                text.add(layer + "attn.in_proj_weight", 3 * width, width);
                text.add(layer + "attn.in_proj_bias", 3 * width);
            } else {
                List.of("q", "k", "v").forEach(part -> text.addLinear(layer + "attn." + part, width, width, true));
            }
            text.addLinear(layer + "attn.out_proj", width, width, true);
            text.addLinear(layer + "mlp.c_fc", 4 * width, width, true);
            text.addLinear(layer + "mlp.c_proj", width, 4 * width, true);
            text.addNorm(layer + "ln_1", width);
            text.addNorm(layer + "ln_2", width);
        }
        text.addNorm("ln_final", width);
        return text.weights();
    }

    private void addUNet(List<Integer> multipliers, int middleDepth) {
        addLinear("time_embed.0", TIME, CHANNELS, true);
        addLinear("time_embed.2", TIME, TIME, true);
        addConvolution("input_blocks.0.0", CHANNELS, 4, 3);
        java.util.ArrayDeque<Integer> skips = new java.util.ArrayDeque<>(List.of(CHANNELS));
        int channels = CHANNELS;
        int block = 1;
        for (int level = 0; level < multipliers.size(); level++) {
            int out = CHANNELS * multipliers.get(level);
            for (int i = 0; i < 2; i++, block++) {
                addResidual("input_blocks." + block + ".0", out, channels);
                addTransformer("input_blocks." + block + ".1", out, depths.get(level));
                channels = out;
                skips.push(out);
            }
            if (level + 1 < multipliers.size()) {
                addConvolution("input_blocks." + block++ + ".0.op", out, out, 3);
                skips.push(out);
            }
        }
        addResidual("middle_block.0", channels, channels);
        addTransformer("middle_block.1", channels, middleDepth);
        addResidual("middle_block.2", channels, channels);
        block = 0;
        for (int level = multipliers.size() - 1; level >= 0; level--) {
            int out = CHANNELS * multipliers.get(level);
            for (int i = 0; i < 3; i++, block++) {
                addResidual("output_blocks." + block + ".0", out, channels + skips.pop());
                addTransformer("output_blocks." + block + ".1", out, depths.get(level));
                channels = out;
                if (i == 2 && level > 0) {
                    int at = depths.get(level) > 0 ? 2 : 1;
                    addConvolution("output_blocks." + block + "." + at + ".conv", out, out, 3);
                }
            }
        }
        addNorm("out.0", CHANNELS);
        addConvolution("out.2", 4, CHANNELS, 3);
    }

    private void addResidual(String name, int out, int in) {
        addNorm(name + ".in_layers.0", in);
        addConvolution(name + ".in_layers.2", out, in, 3);
        addLinear(name + ".emb_layers.1", out, TIME, true);
        addNorm(name + ".out_layers.0", out);
        addConvolution(name + ".out_layers.3", out, out, 3);
        if (in != out) {
            addConvolution(name + ".skip_connection", out, in, 1);
        }
    }

    private void addTransformer(String name, int width, int depth) {
        if (depth == 0) {
            return;
        }
        addNorm(name + ".norm", width);
        for (String end : List.of(".proj_in", ".proj_out")) {
            if (linear) {
                addLinear(name + end, width, width, true);
            } else {
                addConvolution(name + end, width, width, 1);
            }
        }
        for (int i = 0; i < depth; i++) {
            String block = name + ".transformer_blocks." + i + ".";
            for (String attention : List.of("attn1.", "attn2.")) {
                int in = attention.equals("attn1.") ? width : context;
                addLinear(block + attention + "to_q", width, width, false);
                addLinear(block + attention + "to_k", width, in, false);
                addLinear(block + attention + "to_v", width, in, false);
                addLinear(block + attention + "to_out.0", width, width, true);
            }
            addLinear(block + "ff.net.0.proj", 8 * width, width, true);
            addLinear(block + "ff.net.2", width, 4 * width, true);
            addNorm(block + "norm1", width);
            addNorm(block + "norm2", width);
            addNorm(block + "norm3", width);
        }
    }

    private void addLinear(String name, long out, long in, boolean bias) {
        add(name + ".weight", out, in);
        if (bias) {
            add(name + ".bias", out);
        }
    }

    private void addConvolution(String name, long out, long in, long kernel) {
        add(name + ".weight", out, in, kernel, kernel);
        add(name + ".bias", out);
    }

    private void addNorm(String name, long width) {
        add(name + ".weight", width);
        add(name + ".bias", width);
    }

    private void add(String name, long... shape) {
        tensors.put(name, tensor(name, shape));
    }

    /** A tensor that has a place in no file. */
    static TensorEntry tensor(String name, long... shape) {
        long elements = 1;
        List<Long> extents = new java.util.ArrayList<>();
        for (long extent : shape) {
            elements *= extent;
            extents.add(extent);
        }
        return new TensorEntry(Path.of("/nowhere"), name, DType.F16, extents, 0, 2 * elements);
    }
}
