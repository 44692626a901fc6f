package io.civstack.diffusion;

import io.civstack.diffusion.safetensors.SafetensorsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a single-file checkpoint as a folder of the diffusers library: the way back of what the engine reads, by
 * arithmetic of its own.
 */
public final class DiffusersLayout {

    private static final String UNET = "model.diffusion_model.";
    private static final String VAE = "first_stage_model.";
    private static final int LAYERS = 2;
    private static final Map<String, String> RESIDUAL = Map.of(
            "in_layers.0", "norm1",
            "in_layers.2", "conv1",
            "emb_layers.1", "time_emb_proj",
            "out_layers.0", "norm2",
            "out_layers.3", "conv2",
            "skip_connection", "conv_shortcut");
    private static final Pattern BLOCK = Pattern.compile("(input|output)_blocks\\.(\\d+)\\.(\\d)\\.(.+)");
    private static final Pattern VAE_BLOCK = Pattern.compile("(encoder|decoder)\\.(?:down|up)\\.(\\d)\\.(.+)");

    private DiffusersLayout() {}

    public static void write(Path single, Path folder) throws IOException {
        boolean sdxl = SafetensorsFile.open(single).tensors().keySet().stream()
                .anyMatch(name -> name.startsWith("conditioner."));
        String clip = sdxl ? "conditioner.embedders.0.transformer." : "cond_stage_model.transformer.";
        component(single, folder.resolve("unet"), "diffusion_pytorch_model", UNET, DiffusersLayout::unet);
        component(single, folder.resolve("vae"), "diffusion_pytorch_model", VAE, DiffusersLayout::vae);
        component(single, folder.resolve("text_encoder"), "model", clip, name -> name);
        if (sdxl) {
            openClip(single, Files.createDirectories(folder.resolve("text_encoder_2")));
        }
    }

    private static void component(Path single, Path folder, String stem, String prefix, UnaryOperator<String> rename)
            throws IOException {
        Files.createDirectories(folder);
        new RewrittenCheckpoint()
                .from(single, name -> name.startsWith(prefix) ? rename.apply(name.substring(prefix.length())) : "")
                .write(folder.resolve(stem + ".safetensors"));
    }

    private static String unet(String name) {
        String ends = name.replaceFirst("^time_embed\\.0", "time_embedding.linear_1")
                .replaceFirst("^time_embed\\.2", "time_embedding.linear_2")
                .replaceFirst("^label_emb\\.0\\.0", "add_embedding.linear_1")
                .replaceFirst("^label_emb\\.0\\.2", "add_embedding.linear_2")
                .replaceFirst("^input_blocks\\.0\\.0", "conv_in")
                .replaceFirst("^out\\.0", "conv_norm_out")
                .replaceFirst("^out\\.2", "conv_out")
                .replaceFirst("^middle_block\\.1", "mid_block.attentions.0");
        if (name.startsWith("middle_block.0.") || name.startsWith("middle_block.2.")) {
            return "mid_block.resnets." + (name.charAt(13) - '0') / 2 + "." + residual(name.substring(15));
        }
        Matcher block = BLOCK.matcher(ends);
        return block.matches() ? block(block) : ends;
    }

    private static String block(Matcher block) {
        boolean down = block.group(1).equals("input");
        int at = Integer.parseInt(block.group(2)) - (down ? 1 : 0);
        String level = (down ? "down" : "up") + "_blocks." + at / (LAYERS + 1) + ".";
        int index = at % (LAYERS + 1);
        String rest = block.group(4);
        if (rest.startsWith("op.")) {
            return level + "downsamplers.0.conv." + rest.substring(3);
        }
        if (rest.startsWith("conv.")) {
            return level + "upsamplers.0." + rest;
        }
        return block.group(3).equals("0")
                ? level + "resnets." + index + "." + residual(rest)
                : level + "attentions." + index + "." + rest;
    }

    private static String residual(String rest) {
        int dot = rest.lastIndexOf('.');
        return RESIDUAL.get(rest.substring(0, dot)) + rest.substring(dot);
    }

    private static String vae(String name) {
        String plain = name.replace("norm_out.", "conv_norm_out.")
                .replace("nin_shortcut", "conv_shortcut")
                .replace("mid.block_1", "mid_block.resnets.0")
                .replace("mid.block_2", "mid_block.resnets.1")
                .replace("mid.attn_1.norm", "mid_block.attentions.0.group_norm")
                .replace("mid.attn_1.q", "mid_block.attentions.0.to_q")
                .replace("mid.attn_1.k", "mid_block.attentions.0.to_k")
                .replace("mid.attn_1.v", "mid_block.attentions.0.to_v")
                .replace("mid.attn_1.proj_out", "mid_block.attentions.0.to_out.0");
        Matcher block = VAE_BLOCK.matcher(plain);
        if (!block.matches()) {
            return plain;
        }
        boolean encoder = block.group(1).equals("encoder");
        int level = Integer.parseInt(block.group(2));
        String rest = block.group(3)
                .replaceFirst("^block\\.", "resnets.")
                .replaceFirst("^downsample\\.", "downsamplers.0.")
                .replaceFirst("^upsample\\.", "upsamplers.0.");
        return encoder ? "encoder.down_blocks." + level + "." + rest : "decoder.up_blocks." + (3 - level) + "." + rest;
    }

    /** Splits the fused projections and turns the text projection round, as the transformers library has them. */
    private static void openClip(Path single, Path folder) throws IOException {
        String prefix = "conditioner.embedders.1.model.";
        RewrittenCheckpoint encoder = new RewrittenCheckpoint();
        SafetensorsFile file = SafetensorsFile.open(single);
        for (var entry : file.tensors().entrySet()) {
            if (!entry.getKey().startsWith(prefix)) {
                continue;
            }
            String name = entry.getKey().substring(prefix.length());
            float[] numbers = file.floats(entry.getKey());
            long[] shape =
                    entry.getValue().shape().stream().mapToLong(Long::longValue).toArray();
            if (name.contains("in_proj_")) {
                split(encoder, name, numbers, shape);
            } else if (name.equals("text_projection")) {
                encoder.put(
                        "text_projection.weight", turned(numbers, (int) shape[0], (int) shape[1]), shape[1], shape[0]);
            } else {
                encoder.put(transformersName(name), numbers, shape);
            }
        }
        encoder.write(folder.resolve("model.safetensors"));
    }

    private static void split(RewrittenCheckpoint encoder, String name, float[] numbers, long[] shape) {
        String[] parts = {"q_proj", "k_proj", "v_proj"};
        long[] third = shape.clone();
        third[0] /= 3;
        for (int i = 0; i < 3; i++) {
            int length = numbers.length / 3;
            String kind = name.endsWith("weight") ? ".weight" : ".bias";
            String module = transformersName(name.substring(0, name.indexOf("attn."))) + "self_attn." + parts[i] + kind;
            encoder.put(module, java.util.Arrays.copyOfRange(numbers, i * length, (i + 1) * length), third);
        }
    }

    private static float[] turned(float[] numbers, int rows, int columns) {
        float[] turned = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            turned[i % columns * rows + i / columns] = numbers[i];
        }
        return turned;
    }

    private static String transformersName(String name) {
        return "text_model."
                + name.replace("token_embedding.", "embeddings.token_embedding.")
                        .replace("positional_embedding", "embeddings.position_embedding.weight")
                        .replace("ln_final.", "final_layer_norm.")
                        .replace("transformer.resblocks.", "encoder.layers.")
                        .replace(".ln_1.", ".layer_norm1.")
                        .replace(".ln_2.", ".layer_norm2.")
                        .replace(".attn.out_proj.", ".self_attn.out_proj.")
                        .replace(".mlp.c_fc.", ".mlp.fc1.")
                        .replace(".mlp.c_proj.", ".mlp.fc2.");
    }
}
