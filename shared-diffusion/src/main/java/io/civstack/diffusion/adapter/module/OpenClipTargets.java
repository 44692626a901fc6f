package io.civstack.diffusion.adapter.module;

import io.civstack.diffusion.arch.Weights;
import io.civstack.diffusion.checkpoint.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Adds the modules of an OpenCLIP text encoder under OpenCLIP's and under transformers' names. A single file fuses the
 * projections of query, key and value, a diffusers folder has three tensors; the graph computes three, so an adapter of
 * the fused one is split.
 */
final class OpenClipTargets {

    private static final List<String> SECOND_DOTTED =
            List.of("text_encoder_2.", "text_encoder_2.base_model.model.", "conditioner.embedders.1.model.");
    private static final List<String> SECOND_UNDERSCORED = List.of("lora_te2_", "lycoris_te2_");
    private static final List<String> ONLY_DOTTED =
            List.of("", "cond_stage_model.model.", "conditioner.embedders.0.model.");
    private static final String TEXT_PROJECTION = "text_projection";
    private static final List<String> PROJECTIONS = List.of("q", "k", "v");
    private static final Map<String, String> TRANSFORMERS = Map.of(
            "ln_1", "layer_norm1",
            "ln_2", "layer_norm2",
            "attn.out_proj", "self_attn.out_proj",
            "mlp.c_fc", "mlp.fc1",
            "mlp.c_proj", "mlp.fc2");

    private final Weights weights;
    private final TargetModules names;
    private final List<String> dotted = new ArrayList<>(SECOND_DOTTED);
    private final List<String> underscored = new ArrayList<>(SECOND_UNDERSCORED);

    private OpenClipTargets(Weights weights, boolean only, TargetModules names) {
        this.weights = weights;
        this.names = names;
        if (only) {
            dotted.addAll(ONLY_DOTTED);
            dotted.addAll(ClipTargets.DOTTED.subList(1, ClipTargets.DOTTED.size()));
            underscored.addAll(ClipTargets.UNDERSCORED);
        }
    }

    /** @param only whether it is the model's only text encoder, as in SD2, and not SDXL's second */
    static void enter(Weights weights, boolean only, TargetModules names) {
        OpenClipTargets targets = new OpenClipTargets(weights, only, names);
        int layers = weights.count("transformer.resblocks.", ".ln_1.weight");
        for (int i = 0; i < layers; i++) {
            String layer = "transformer.resblocks." + i + ".";
            String path = "text_model.encoder.layers." + i + ".";
            targets.enterProjections(layer + "attn.", path + "self_attn.");
            TRANSFORMERS.forEach((own, theirs) -> targets.enter(layer + own, path + theirs));
        }
        targets.enter("ln_final", "text_model.final_layer_norm");
        targets.target(TEXT_PROJECTION)
                .or(targets::transposedProjection)
                .ifPresent(target -> targets.enter(target, TEXT_PROJECTION));
    }

    private void enter(String module, String path) {
        target(module).ifPresent(target -> enter(target, path));
    }

    private void enterProjections(String attention, String path) {
        List<TargetModule> parts = new ArrayList<>();
        for (String letter : PROJECTIONS) {
            Optional<TargetModule> target = target(attention + letter).or(() -> fusedPart(attention, letter));
            target.ifPresent(found -> enter(found, path + letter + "_proj"));
            target.ifPresent(parts::add);
        }
        if (parts.size() == PROJECTIONS.size()) {
            names.enter(parts, attention + "in_proj", dotted, underscored);
        }
    }

    /** A module that has a weight of its own. */
    private Optional<TargetModule> target(String module) {
        return weights.find(module + ".weight")
                .filter(weight -> TargetModule.isWeight(weight, 1, 2))
                .map(weight -> new TargetModule(
                        Component.TEXT_2,
                        module,
                        weight.rank() == 1 ? TargetModule.Kind.NORMALISATION : TargetModule.Kind.LINEAR,
                        weight,
                        weights.find(module + ".bias")));
    }

    private Optional<TargetModule> fusedPart(String attention, String letter) {
        int part = PROJECTIONS.indexOf(letter);
        return weights.find(attention + "in_proj_weight")
                .filter(fused -> TargetModule.isWeight(fused, 2) && fused.dim(0) % PROJECTIONS.size() == 0)
                .map(fused -> new TargetModule(
                        Component.TEXT_2,
                        attention + letter,
                        TargetModule.Kind.LINEAR,
                        fused.part(part, PROJECTIONS.size()),
                        weights.find(attention + "in_proj_bias")
                                .filter(bias -> bias.elements() == fused.dim(0))
                                .map(bias -> bias.part(part, PROJECTIONS.size()))));
    }

    private Optional<TargetModule> transposedProjection() {
        return weights.find(TEXT_PROJECTION)
                .filter(stored -> TargetModule.isWeight(stored, 2))
                .map(stored -> new TargetModule(
                        Component.TEXT_2,
                        TEXT_PROJECTION,
                        TargetModule.Kind.TRANSPOSED,
                        stored.reshaped(stored.dim(1), stored.dim(0)),
                        Optional.empty()));
    }

    private void enter(TargetModule target, String path) {
        names.add(target);
        names.enter(List.of(target), target.name(), dotted, underscored);
        ClipTargets.enter(target, path, dotted, underscored, names);
    }
}
