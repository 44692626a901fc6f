package io.civstack.diffusion.adapter.module;

import io.civstack.diffusion.arch.Weights;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The paths that the diffusers library gives to a UNet's modules. A single file counts blocks through, diffusers counts
 * them by level; where a level ends is read from the file's own keys, so that UNets of any depth come out right.
 */
final class DiffusersPaths {

    private static final Map<String, String> RESIDUAL = Map.of(
            "in_layers.0", "norm1",
            "in_layers.2", "conv1",
            "emb_layers.1", "time_emb_proj",
            "out_layers.0", "norm2",
            "out_layers.3", "conv2",
            "skip_connection", "conv_shortcut");

    private final Map<String, String> modules = new HashMap<>();
    private final Map<String, String> residuals = new HashMap<>();
    private final Map<String, String> attentions = new HashMap<>();

    private DiffusersPaths() {}

    static DiffusersPaths of(Weights weights) {
        DiffusersPaths paths = new DiffusersPaths();
        paths.addEnds();
        paths.addDown(weights);
        paths.addUp(weights);
        return paths;
    }

    /** The path of a module, none when diffusers has no such module. */
    Optional<String> of(String module) {
        if (modules.containsKey(module)) {
            return Optional.of(modules.get(module));
        }
        for (int dot = module.lastIndexOf('.'); dot > 0; dot = module.lastIndexOf('.', dot - 1)) {
            String block = module.substring(0, dot);
            String rest = module.substring(dot + 1);
            if (residuals.containsKey(block)) {
                return Optional.ofNullable(RESIDUAL.get(rest)).map(name -> residuals.get(block) + "." + name);
            }
            if (attentions.containsKey(block)) {
                return Optional.of(attentions.get(block) + "." + rest);
            }
        }
        return Optional.empty();
    }

    private void addEnds() {
        modules.put("time_embed.0", "time_embedding.linear_1");
        modules.put("time_embed.2", "time_embedding.linear_2");
        modules.put("label_emb.0.0", "add_embedding.linear_1");
        modules.put("label_emb.0.2", "add_embedding.linear_2");
        modules.put("input_blocks.0.0", "conv_in");
        modules.put("out.0", "conv_norm_out");
        modules.put("out.2", "conv_out");
        residuals.put("middle_block.0", "mid_block.resnets.0");
        attentions.put("middle_block.1", "mid_block.attentions.0");
        residuals.put("middle_block.2", "mid_block.resnets.1");
    }

    private void addDown(Weights weights) {
        int level = 0;
        int index = 0;
        for (int i = 1; i <= Weights.BLOCKS_MAX; i++) {
            String block = "input_blocks." + i;
            if (weights.has(block + ".0.op.weight")) {
                modules.put(block + ".0.op", "down_blocks." + level + ".downsamplers.0.conv");
                level++;
                index = 0;
            } else if (weights.has(block + ".0.in_layers.2.weight")) {
                residuals.put(block + ".0", "down_blocks." + level + ".resnets." + index);
                attentions.put(block + ".1", "down_blocks." + level + ".attentions." + index);
                index++;
            } else {
                return;
            }
        }
    }

    private void addUp(Weights weights) {
        int level = 0;
        int index = 0;
        for (int i = 0; i < Weights.BLOCKS_MAX && weights.has("output_blocks." + i + ".0.in_layers.2.weight"); i++) {
            String block = "output_blocks." + i;
            residuals.put(block + ".0", "up_blocks." + level + ".resnets." + index);
            boolean attends = weights.has(block + ".1.norm.weight");
            if (attends) {
                attentions.put(block + ".1", "up_blocks." + level + ".attentions." + index);
            }
            String upsampler = block + (attends ? ".2.conv" : ".1.conv");
            if (weights.has(upsampler + ".weight")) {
                modules.put(upsampler, "up_blocks." + level + ".upsamplers.0.conv");
                level++;
                index = 0;
            } else {
                index++;
            }
        }
    }
}
