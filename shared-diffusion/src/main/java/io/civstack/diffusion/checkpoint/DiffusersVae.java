package io.civstack.diffusion.checkpoint;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Single-file names for the autoencoder of a diffusers folder. Its decoder counts levels from the other end. */
final class DiffusersVae {

    private static final Pattern BLOCK = Pattern.compile("(encoder|decoder)\\.(?:down|up)_blocks\\.(\\d{1,3})\\."
            + "(resnets|downsamplers|upsamplers)\\.(\\d{1,3})\\.(.+)");
    private static final Pattern MIDDLE =
            Pattern.compile("(encoder|decoder)\\.mid_block\\.(resnets|attentions)\\.(\\d)\\.(.+)");

    /** Newer and older names of the attention's parts, the longer ones first. */
    private static final List<Map.Entry<String, String>> ATTENTION = List.of(
            Map.entry("group_norm.", "norm."),
            Map.entry("to_out.0.", "proj_out."),
            Map.entry("proj_attn.", "proj_out."),
            Map.entry("to_q.", "q."),
            Map.entry("to_k.", "k."),
            Map.entry("to_v.", "v."),
            Map.entry("query.", "q."),
            Map.entry("key.", "k."),
            Map.entry("value.", "v."));

    private final int levels;

    DiffusersVae(Set<String> names) {
        int count = 0;
        while (names.contains("decoder.up_blocks." + count + ".resnets.0.conv1.weight")) {
            count++;
        }
        levels = count;
    }

    /** The single-file name below the autoencoder's prefix. */
    String of(String name) {
        Matcher middle = MIDDLE.matcher(name);
        if (middle.matches()) {
            String into = middle.group(1) + ".mid.";
            return middle.group(2).equals("resnets")
                    ? into + "block_" + (Integer.parseInt(middle.group(3)) + 1) + "." + middle.group(4)
                    : into + "attn_1." + attention(middle.group(4));
        }
        Matcher block = BLOCK.matcher(name);
        return block.matches() ? block(block) : name.replace(".conv_norm_out.", ".norm_out.");
    }

    private String block(Matcher block) {
        boolean encoder = block.group(1).equals("encoder");
        int level = Integer.parseInt(block.group(2));
        String into = encoder ? "encoder.down." + level : "decoder.up." + (levels - 1 - level);
        return switch (block.group(3)) {
            case "resnets" ->
                into + ".block." + block.group(4) + "." + block.group(5).replace("conv_shortcut.", "nin_shortcut.");
            case "downsamplers" -> into + ".downsample." + block.group(5);
            default -> into + ".upsample." + block.group(5);
        };
    }

    private static String attention(String rest) {
        return ATTENTION.stream()
                .filter(part -> rest.startsWith(part.getKey()))
                .findFirst()
                .map(part -> part.getValue() + rest.substring(part.getKey().length()))
                .orElse(rest);
    }
}
