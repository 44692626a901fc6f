package io.civstack.diffusion.adapter.module;

import io.civstack.diffusion.arch.Weights;
import io.civstack.diffusion.checkpoint.Component;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.util.List;
import java.util.Map;

/** Adds the modules of a CLIP text encoder. Single files and the transformers library use the same names. */
final class ClipTargets {

    static final List<String> DOTTED = List.of(
            "",
            "text_encoder.",
            "text_encoder.base_model.model.",
            "cond_stage_model.transformer.",
            "conditioner.embedders.0.transformer.");
    static final List<String> UNDERSCORED = List.of("lora_te_", "lora_te1_", "lycoris_", "lycoris_te_", "lycoris_te1_");

    /** Before 2023-11 diffusers used the UNet's names for the projections of text encoders. */
    static final Map<String, String> OLD_PROJECTIONS =
            Map.of("q_proj", "to_q", "k_proj", "to_k", "v_proj", "to_v", "out_proj", "to_out");

    private static final String WEIGHT = ".weight";

    private ClipTargets() {}

    static void enter(Weights weights, TargetModules names) {
        for (String tensor : weights.names()) {
            TensorEntry stored = weights.find(tensor).orElseThrow();
            if (tensor.endsWith(WEIGHT) && !tensor.startsWith("embeddings.") && TargetModule.isWeight(stored, 1, 2)) {
                String name = tensor.substring(0, tensor.length() - WEIGHT.length());
                TargetModule.Kind kind =
                        stored.rank() == 2 ? TargetModule.Kind.LINEAR : TargetModule.Kind.NORMALISATION;
                TargetModule target =
                        new TargetModule(Component.TEXT, name, kind, stored, weights.find(name + ".bias"));
                names.add(target);
                enter(target, "text_model." + name, DOTTED, UNDERSCORED, names);
                enter(target, name, List.of("text_encoder."), List.of("lora_te_", "lora_te1_"), names);
            }
        }
    }

    /** Adds a module under its transformers path and under the path of old versions of diffusers. */
    static void enter(
            TargetModule target, String path, List<String> dotted, List<String> underscored, TargetModules names) {
        names.enter(List.of(target), path, dotted, underscored);
        OLD_PROJECTIONS.forEach((name, old) -> {
            if (path.endsWith(".self_attn." + name)) {
                String attention = path.substring(0, path.length() - name.length());
                names.enter(List.of(target), attention + old, dotted, List.of());
            }
        });
    }
}
