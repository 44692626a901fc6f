package io.civstack.diffusion.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names and shapes of real checkpoints, without their numbers. */
final class CheckpointShapes {

    private final Map<String, long[]> shapes = new LinkedHashMap<>();

    private CheckpointShapes() {}

    /** Stable Diffusion 1.5: 860 million weights in the UNet, 1.07 billion together. */
    static CheckpointShapes sd15() {
        CheckpointShapes shapes = new CheckpointShapes();
        shapes.unet(new UNetPlan(320, List.of(1, 2, 4, 4), List.of(1, 1, 1, 0), 1, 768, false, 0));
        shapes.clip("cond_stage_model.transformer.text_model.", 12, 768);
        shapes.vae();
        return shapes;
    }

    /** Stable Diffusion XL base: 2.57 billion weights in the UNet. */
    static CheckpointShapes sdxl() {
        CheckpointShapes shapes = new CheckpointShapes();
        shapes.unet(new UNetPlan(320, List.of(1, 2, 4), List.of(0, 2, 10), 10, 2048, true, 2816));
        shapes.clip("conditioner.embedders.0.transformer.text_model.", 12, 768);
        shapes.openClip("conditioner.embedders.1.model.", 32, 1280);
        shapes.vae();
        return shapes;
    }

    /** In the order in which they are written. */
    Map<String, long[]> shapes() {
        return Collections.unmodifiableMap(shapes);
    }

    /**
     * A UNet's numbers: channels, multiple and transformer depth a level, width of the text, kind of projection, width
     * of the label.
     */
    private record UNetPlan(
            long channels,
            List<Integer> multiples,
            List<Integer> depths,
            int middleDepth,
            long context,
            boolean linearProjections,
            long label) {
        long embedding() {
            return 4 * channels;
        }
    }

    private void unet(UNetPlan plan) {
        String unet = "model.diffusion_model.";
        linear(unet + "time_embed.0", plan.channels(), plan.embedding(), true);
        linear(unet + "time_embed.2", plan.embedding(), plan.embedding(), true);
        if (plan.label() > 0) {
            linear(unet + "label_emb.0.0", plan.label(), plan.embedding(), true);
            linear(unet + "label_emb.0.2", plan.embedding(), plan.embedding(), true);
        }
        conv(unet + "input_blocks.0.0", 4, plan.channels(), 3);
        List<Long> skips = new java.util.ArrayList<>(List.of(plan.channels()));
        long width = plan.channels();
        int block = 1;
        int levels = plan.multiples().size();
        for (int level = 0; level < levels; level++) {
            long out = plan.channels() * plan.multiples().get(level);
            for (int i = 0; i < 2; i++) {
                String name = unet + "input_blocks." + block++;
                residual(name + ".0", width, out, plan.embedding());
                transformer(name + ".1", out, plan.depths().get(level), plan);
                width = out;
                skips.add(width);
            }
            if (level < levels - 1) {
                conv(unet + "input_blocks." + block++ + ".0.op", width, width, 3);
                skips.add(width);
            }
        }
        residual(unet + "middle_block.0", width, width, plan.embedding());
        transformer(unet + "middle_block.1", width, plan.middleDepth(), plan);
        residual(unet + "middle_block.2", width, width, plan.embedding());
        block = 0;
        for (int level = levels - 1; level >= 0; level--) {
            long out = plan.channels() * plan.multiples().get(level);
            for (int i = 0; i < 3; i++) {
                String name = unet + "output_blocks." + block++;
                residual(name + ".0", width + skips.removeLast(), out, plan.embedding());
                int depth = plan.depths().get(level);
                transformer(name + ".1", out, depth, plan);
                width = out;
                if (level > 0 && i == 2) {
                    conv(name + (depth > 0 ? ".2.conv" : ".1.conv"), width, width, 3);
                }
            }
        }
        norm(unet + "out.0", width);
        conv(unet + "out.2", width, 4, 3);
    }

    private void residual(String name, long in, long out, long embedding) {
        norm(name + ".in_layers.0", in);
        conv(name + ".in_layers.2", in, out, 3);
        linear(name + ".emb_layers.1", embedding, out, true);
        norm(name + ".out_layers.0", out);
        conv(name + ".out_layers.3", out, out, 3);
        if (in != out) {
            conv(name + ".skip_connection", in, out, 1);
        }
    }

    private void transformer(String name, long width, int depth, UNetPlan plan) {
        if (depth == 0) {
            return;
        }
        norm(name + ".norm", width);
        project(name + ".proj_in", width, plan);
        for (int i = 0; i < depth; i++) {
            String block = name + ".transformer_blocks." + i;
            for (int n = 1; n <= 3; n++) {
                norm(block + ".norm" + n, width);
            }
            attention(block + ".attn1", width, width);
            attention(block + ".attn2", width, plan.context());
            linear(block + ".ff.net.0.proj", width, 8 * width, true);
            linear(block + ".ff.net.2", 4 * width, width, true);
        }
        project(name + ".proj_out", width, plan);
    }

    private void project(String name, long width, UNetPlan plan) {
        if (plan.linearProjections()) {
            linear(name, width, width, true);
        } else {
            conv(name, width, width, 1);
        }
    }

    private void attention(String name, long width, long context) {
        linear(name + ".to_q", width, width, false);
        linear(name + ".to_k", context, width, false);
        linear(name + ".to_v", context, width, false);
        linear(name + ".to_out.0", width, width, true);
    }

    private void clip(String name, int layers, long width) {
        shapes.put(name + "embeddings.token_embedding.weight", new long[] {49_408, width});
        shapes.put(name + "embeddings.position_embedding.weight", new long[] {77, width});
        for (int i = 0; i < layers; i++) {
            String layer = name + "encoder.layers." + i;
            for (String part : List.of("q_proj", "k_proj", "v_proj", "out_proj")) {
                linear(layer + ".self_attn." + part, width, width, true);
            }
            norm(layer + ".layer_norm1", width);
            norm(layer + ".layer_norm2", width);
            linear(layer + ".mlp.fc1", width, 4 * width, true);
            linear(layer + ".mlp.fc2", 4 * width, width, true);
        }
        norm(name + "final_layer_norm", width);
    }

    private void openClip(String name, int layers, long width) {
        shapes.put(name + "token_embedding.weight", new long[] {49_408, width});
        shapes.put(name + "positional_embedding", new long[] {77, width});
        shapes.put(name + "text_projection", new long[] {width, width});
        for (int i = 0; i < layers; i++) {
            String layer = name + "transformer.resblocks." + i;
            shapes.put(layer + ".attn.in_proj_weight", new long[] {3 * width, width});
            shapes.put(layer + ".attn.in_proj_bias", new long[] {3 * width});
            linear(layer + ".attn.out_proj", width, width, true);
            norm(layer + ".ln_1", width);
            norm(layer + ".ln_2", width);
            linear(layer + ".mlp.c_fc", width, 4 * width, true);
            linear(layer + ".mlp.c_proj", 4 * width, width, true);
        }
        norm(name + "ln_final", width);
    }

    private void vae() {
        VaeShapes.addTo(this);
    }

    void norm(String name, long width) {
        shapes.put(name + ".weight", new long[] {width});
        shapes.put(name + ".bias", new long[] {width});
    }

    void conv(String name, long in, long out, long kernel) {
        shapes.put(name + ".weight", new long[] {out, in, kernel, kernel});
        shapes.put(name + ".bias", new long[] {out});
    }

    private void linear(String name, long in, long out, boolean bias) {
        shapes.put(name + ".weight", new long[] {out, in});
        if (bias) {
            shapes.put(name + ".bias", new long[] {out});
        }
    }
}
