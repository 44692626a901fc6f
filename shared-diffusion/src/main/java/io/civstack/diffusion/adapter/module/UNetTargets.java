package io.civstack.diffusion.adapter.module;

import io.civstack.diffusion.arch.Weights;
import io.civstack.diffusion.checkpoint.Component;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.util.List;
import java.util.Optional;

/** Adds the UNet's modules under their single-file and their diffusers paths. */
final class UNetTargets {

    private static final String WEIGHT = ".weight";
    private static final List<String> DOTTED = List.of("", "unet.", "diffusion_model.", "unet.base_model.model.");
    private static final List<String> UNDERSCORED = List.of("lora_unet_", "lycoris_", "lycoris_unet_");
    private static final List<String> PROCESSOR = List.of("", "unet.");

    private UNetTargets() {}

    static void enter(Weights weights, TargetModules names) {
        DiffusersPaths paths = DiffusersPaths.of(weights);
        for (String tensor : weights.names()) {
            TensorEntry stored = weights.find(tensor).orElseThrow();
            if (tensor.endsWith(WEIGHT) && TargetModule.isWeight(stored, 1, 2, 4)) {
                String module = tensor.substring(0, tensor.length() - WEIGHT.length());
                TargetModule target = target(module, stored, weights.find(module + ".bias"));
                names.add(target);
                names.enter(List.of(target), module, DOTTED, UNDERSCORED);
                paths.of(module).ifPresent(path -> enterDiffusers(target, path, names));
            }
        }
    }

    private static void enterDiffusers(TargetModule target, String path, TargetModules names) {
        names.enter(List.of(target), path, DOTTED, UNDERSCORED);
        // Before 2023-11 diffusers kept adapters in the attention's processor.
        for (String projection : List.of("to_q", "to_k", "to_v", "to_out")) {
            String end = "." + projection + (projection.equals("to_out") ? ".0" : "");
            if (path.endsWith(end)) {
                String attention = path.substring(0, path.length() - end.length());
                names.enter(List.of(target), attention + ".processor." + projection, PROCESSOR, List.of());
            }
        }
    }

    private static TargetModule target(String module, TensorEntry stored, Optional<TensorEntry> bias) {
        if (stored.rank() == 1) {
            return new TargetModule(Component.UNET, module, TargetModule.Kind.NORMALISATION, stored, bias);
        }
        // The graph computes these 1x1 convolutions as linear maps of tokens.
        boolean linear = stored.rank() == 2 || module.endsWith(".proj_in") || module.endsWith(".proj_out");
        if (linear) {
            TensorEntry matrix = stored.reshaped(stored.dim(0), stored.elements() / Math.max(1, stored.dim(0)));
            return new TargetModule(Component.UNET, module, TargetModule.Kind.LINEAR, matrix, bias);
        }
        return new TargetModule(Component.UNET, module, TargetModule.Kind.CONVOLUTION, stored, bias);
    }
}
