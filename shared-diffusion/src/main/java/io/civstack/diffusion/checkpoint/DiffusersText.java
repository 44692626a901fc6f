package io.civstack.diffusion.checkpoint;

import java.util.List;
import java.util.Map;

/**
 * Single-file names for the text encoders of a diffusers folder. A CLIP encoder has the same names in both; an OpenCLIP
 * one is renamed, and its projections stay three tensors instead of one.
 */
final class DiffusersText {

    private static final List<Map.Entry<String, String>> OPEN_CLIP = List.of(
            Map.entry("text_model.embeddings.token_embedding.", "token_embedding."),
            Map.entry("text_model.embeddings.position_embedding.weight", "positional_embedding"),
            Map.entry("text_model.final_layer_norm.", "ln_final."),
            Map.entry("text_model.encoder.layers.", "transformer.resblocks."),
            Map.entry(".layer_norm1.", ".ln_1."),
            Map.entry(".layer_norm2.", ".ln_2."),
            Map.entry(".self_attn.q_proj.", ".attn.q."),
            Map.entry(".self_attn.k_proj.", ".attn.k."),
            Map.entry(".self_attn.v_proj.", ".attn.v."),
            Map.entry(".self_attn.out_proj.", ".attn.out_proj."),
            Map.entry(".mlp.fc1.", ".mlp.c_fc."),
            Map.entry(".mlp.fc2.", ".mlp.c_proj."));

    private DiffusersText() {}

    static String openClip(String name) {
        String renamed = name;
        for (Map.Entry<String, String> rule : OPEN_CLIP) {
            renamed = renamed.replace(rule.getKey(), rule.getValue());
        }
        return renamed;
    }
}
