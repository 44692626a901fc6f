package io.civstack.diffusion.checkpoint;

import io.civstack.diffusion.safetensors.TensorEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renames tensors whose prefixes tools have changed to the names of the original single files. */
final class SingleFileNames {

    /** Prefixes around a whole checkpoint. */
    private static final List<String> WRAPPINGS = List.of("module.", "state_dict.", "model_ema.");

    private static final String UNET_WITNESS = "input_blocks.0.0.weight";
    private static final List<String> UNET_PREFIXES =
            List.of("model.model.diffusion_model.", "diffusion_model.", "model.", "unet.", "");
    private static final String VAE_WITNESS = "decoder.conv_in.weight";
    private static final List<String> VAE_PREFIXES = List.of("vae.", "model.first_stage_model.", "");
    private static final String OLD_CLIP = "cond_stage_model.transformer.";

    private SingleFileNames() {}

    /** The tensors of a file, in a map of their own. */
    static Map<String, TensorEntry> of(Map<String, TensorEntry> stored) {
        Map<String, TensorEntry> names = new LinkedHashMap<>(stored);
        unwrap(names);
        rename(names, UNET_WITNESS, UNET_PREFIXES, Checkpoint.UNET_PREFIX);
        rename(names, VAE_WITNESS, VAE_PREFIXES, Checkpoint.VAE_PREFIX);
        if (names.containsKey(OLD_CLIP + "final_layer_norm.weight")) {
            replace(names, OLD_CLIP, OLD_CLIP + "text_model.");
        }
        return names;
    }

    private static void unwrap(Map<String, TensorEntry> names) {
        WRAPPINGS.stream()
                .filter(wrapping -> names.keySet().stream().allMatch(name -> name.startsWith(wrapping)))
                .findFirst()
                .ifPresent(wrapping -> replace(names, wrapping, ""));
    }

    private static void rename(Map<String, TensorEntry> names, String witness, List<String> prefixes, String wanted) {
        if (!names.containsKey(wanted + witness)) {
            prefixes.stream()
                    .filter(prefix -> names.containsKey(prefix + witness))
                    .findFirst()
                    .ifPresent(prefix -> replace(names, prefix, wanted));
        }
    }

    /** Empties the map while its copy fills, so that long names are in memory once. */
    private static void replace(Map<String, TensorEntry> names, String prefix, String wanted) {
        Map<String, TensorEntry> result = new LinkedHashMap<>();
        names.entrySet().removeIf(entry -> {
            String name = entry.getKey();
            result.put(name.startsWith(prefix) ? wanted + name.substring(prefix.length()) : name, entry.getValue());
            return true;
        });
        names.putAll(result);
    }

    /** An autoencoder's file, in any of the namings, under the prefix of a checkpoint. */
    static Map<String, TensorEntry> vae(Map<String, TensorEntry> stored) {
        boolean diffusers = stored.keySet().stream().anyMatch(name -> name.startsWith("decoder.up_blocks."));
        if (!diffusers) {
            Map<String, TensorEntry> names = new LinkedHashMap<>(stored);
            rename(names, VAE_WITNESS, VAE_PREFIXES, Checkpoint.VAE_PREFIX);
            return names;
        }
        Map<String, TensorEntry> result = new LinkedHashMap<>();
        DiffusersVae names = new DiffusersVae(stored.keySet());
        stored.forEach((name, tensor) -> result.put(Checkpoint.VAE_PREFIX + names.of(name), tensor));
        return result;
    }

    /** A CLIP encoder's file under the prefix of a checkpoint. */
    static Map<String, TensorEntry> clip(Map<String, TensorEntry> stored, String prefix) {
        String witness = "final_layer_norm.weight";
        Map<String, TensorEntry> names = new LinkedHashMap<>(stored);
        rename(names, witness, List.of("text_model.", prefix, "transformer.text_model.", ""), prefix);
        return names;
    }

    /**
     * An OpenCLIP encoder's file, in its own naming or that of the transformers library, under the prefix of a
     * checkpoint.
     */
    static Map<String, TensorEntry> openClip(Map<String, TensorEntry> stored, String prefix) {
        Map<String, TensorEntry> result = new LinkedHashMap<>();
        stored.forEach((name, tensor) -> {
            String renamed = name.startsWith("text_model.") ? DiffusersText.openClip(name) : name;
            result.put(renamed.startsWith(prefix) ? renamed : prefix + renamed, tensor);
        });
        return result;
    }
}
