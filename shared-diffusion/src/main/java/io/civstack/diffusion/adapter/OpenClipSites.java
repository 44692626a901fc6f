package io.civstack.diffusion.adapter;

import io.civstack.diffusion.arch.Weights;
import io.civstack.diffusion.checkpoint.Component;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Enters the modules of an OpenCLIP text encoder under its own names and under those of the transformers library. The file fuses the
 * projections of query, key and value; the graph computes them apart, so an adapter of the fused one is cut in three.
 */
final class OpenClipSites {

    private static final List<String> SECOND_DOTTED = List.of(
            "text_encoder_2.",
            "base_model.model.text_encoder_2.",
            "text_encoder_2.base_model.model.",
            "conditioner.embedders.1.model.");
    private static final List<String> SECOND_UNDERSCORED = List.of("lora_te2_", "lycoris_te2_");
    private static final List<String> ONLY_DOTTED =
            List.of("", "cond_stage_model.model.", "conditioner.embedders.0.model.");
    private static final Map<String, String> TRANSFORMERS = Map.of(
            "ln_1", "layer_norm1",
            "ln_2", "layer_norm2",
            "attn.out_proj", "self_attn.out_proj",
            "mlp.c_fc", "mlp.fc1",
            "mlp.c_proj", "mlp.fc2");

    private final Weights weights;
    private final SiteNames names;
    private final List<String> dotted = new ArrayList<>(SECOND_DOTTED);
    private final List<String> underscored = new ArrayList<>(SECOND_UNDERSCORED);

    private OpenClipSites(Weights weights, boolean only, SiteNames names) {
        this.weights = weights;
        this.names = names;
        if (only) {
            dotted.addAll(ONLY_DOTTED);
            dotted.addAll(ClipSites.DOTTED.subList(1, ClipSites.DOTTED.size()));
            underscored.addAll(ClipSites.UNDERSCORED);
        }
    }

    /** @param only whether it is the model's only text encoder, as in SD2, and not SDXL's second */
    static void enter(Weights weights, boolean only, SiteNames names) {
        OpenClipSites sites = new OpenClipSites(weights, only, names);
        int layers = weights.count("transformer.resblocks.", ".ln_1.weight");
        for (int i = 0; i < layers; i++) {
            String layer = "transformer.resblocks." + i + ".";
            String path = "text_model.encoder.layers." + i + ".";
            sites.enterFused(layer + "attn.", path + "self_attn.");
            TRANSFORMERS.forEach((own, theirs) -> sites.enter(layer + own, path + theirs));
        }
        sites.enter("ln_final", "text_model.final_layer_norm");
    }

    private void enter(String module, String path) {
        Optional<TensorEntry> weight = weights.find(module + ".weight");
        if (weight.isPresent()) {
            Site.Kind kind = weight.get().rank() == 1 ? Site.Kind.NORMALISATION : Site.Kind.LINEAR;
            enter(new Site(Component.TEXT_2, module, kind, weight.get(), weights.find(module + ".bias")), path);
        }
    }

    private void enterFused(String attention, String path) {
        Optional<TensorEntry> fused = weights.find(attention + "in_proj_weight");
        Optional<TensorEntry> bias = weights.find(attention + "in_proj_bias");
        if (fused.isEmpty()) {
            return;
        }
        List<Site> parts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int part = i;
            String letter = "qkv".substring(i, i + 1);
            Site site = new Site(
                    Component.TEXT_2,
                    attention + letter,
                    Site.Kind.LINEAR,
                    fused.get().part(part, 3),
                    bias.map(whole -> whole.part(part, 3)));
            enter(site, path + letter + "_proj");
            parts.add(site);
        }
        names.enter(parts, attention + "in_proj", dotted, underscored);
    }

    private void enter(Site site, String path) {
        names.add(site);
        names.enter(List.of(site), site.name(), dotted, underscored);
        ClipSites.enter(site, path, dotted, underscored, names);
    }
}
