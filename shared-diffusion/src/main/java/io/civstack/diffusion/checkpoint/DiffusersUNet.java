package io.civstack.diffusion.checkpoint;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Single-file names for the UNet of a diffusers folder. Diffusers counts blocks by level, the single file counts them
 * through; how many a level has is read from the folder's own keys.
 */
final class DiffusersUNet {

    private static final Map<String, String> ENDS = Map.of(
            "time_embedding.linear_1", "time_embed.0",
            "time_embedding.linear_2", "time_embed.2",
            "add_embedding.linear_1", "label_emb.0.0",
            "add_embedding.linear_2", "label_emb.0.2",
            "conv_in", "input_blocks.0.0",
            "conv_norm_out", "out.0",
            "conv_out", "out.2");
    private static final Map<String, String> RESIDUAL = Map.of(
            "norm1", "in_layers.0",
            "conv1", "in_layers.2",
            "time_emb_proj", "emb_layers.1",
            "norm2", "out_layers.0",
            "conv2", "out_layers.3",
            "conv_shortcut", "skip_connection");
    private static final Pattern BLOCK = Pattern.compile(
            "(down|up)_blocks\\.(\\d{1,3})\\.(resnets|attentions|downsamplers|upsamplers)\\.(\\d{1,3})\\.(.+)");
    private static final Pattern MIDDLE = Pattern.compile("mid_block\\.(resnets|attentions)\\.(\\d)\\.(.+)");

    private final Set<String> names;
    private final int layers;

    DiffusersUNet(Set<String> names) {
        this.names = names;
        int count = 0;
        while (names.contains("down_blocks.0.resnets." + count + ".conv1.weight")) {
            count++;
        }
        layers = count;
    }

    /** The single-file name below the UNet's prefix; a name that is in no UNet stays as it is. */
    String of(String name) {
        int dot = name.lastIndexOf('.');
        String end = ENDS.get(dot < 0 ? name : name.substring(0, dot));
        if (end != null) {
            return end + name.substring(dot);
        }
        Matcher middle = MIDDLE.matcher(name);
        if (middle.matches()) {
            return middle.group(1).equals("resnets")
                    ? "middle_block." + 2 * Integer.parseInt(middle.group(2)) + "." + residual(middle.group(3))
                    : "middle_block.1." + middle.group(3);
        }
        Matcher block = BLOCK.matcher(name);
        return block.matches() ? block(block) : name;
    }

    private String block(Matcher block) {
        int level = Integer.parseInt(block.group(2));
        int index = Integer.parseInt(block.group(4));
        String rest = block.group(5);
        boolean down = block.group(1).equals("down");
        String into = down
                ? "input_blocks." + (level * (layers + 1) + index + 1)
                : "output_blocks." + (level * (layers + 1) + index);
        return switch (block.group(3)) {
            case "resnets" -> into + ".0." + residual(rest);
            case "attentions" -> into + ".1." + rest;
            case "downsamplers" -> "input_blocks." + (level + 1) * (layers + 1) + ".0." + rest.replace("conv.", "op.");
            default -> "output_blocks." + (level * (layers + 1) + layers) + (attends(level) ? ".2." : ".1.") + rest;
        };
    }

    private boolean attends(int upLevel) {
        return names.contains("up_blocks." + upLevel + ".attentions.0.norm.weight");
    }

    private static String residual(String rest) {
        int dot = rest.lastIndexOf('.');
        return RESIDUAL.getOrDefault(rest.substring(0, Math.max(0, dot)), rest.substring(0, Math.max(0, dot)))
                + rest.substring(Math.max(0, dot));
    }
}
