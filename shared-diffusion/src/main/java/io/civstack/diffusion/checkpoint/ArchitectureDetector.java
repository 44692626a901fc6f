package io.civstack.diffusion.checkpoint;

import io.civstack.diffusion.arch.Architecture;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Recognises the architecture of a checkpoint by names of tensors. A new architecture is one more row. */
final class ArchitectureDetector {

    private static final String UNET = Checkpoint.UNET_PREFIX;
    private static final String TEXT_KEY = "attn2.to_k.weight";

    /** Supported architectures; the first row that fits wins. */
    private static final List<Row> ARCHITECTURES = List.of(
            new Row(
                    Architecture.SDXL_REFINER,
                    names -> labelled(names) && names.containsKey("conditioner.embedders.0.model.ln_final.weight")),
            new Row(Architecture.SDXL, ArchitectureDetector::labelled),
            new Row(Architecture.SD2, names -> names.containsKey("cond_stage_model.model.ln_final.weight")),
            new Row(
                    Architecture.SD1,
                    names ->
                            names.keySet().stream().anyMatch(name -> name.startsWith("cond_stage_model.transformer."))),
            new Row(Architecture.SD2, names -> contextWidth(names) == 1024),
            new Row(Architecture.SD1, names -> names.containsKey(UNET + "input_blocks.0.0.weight")));

    /** Models with the tensors of a supported architecture that were trained in a way the engine does not support. */
    private static final Map<String, String> LOOKALIKES = Map.of(
            "noise_augmentor.data_mean", "a model that draws from pictures (unCLIP)",
            "edm_mean", "a model of continuous noise levels (EDM)",
            "edm_vpred.sigma_max", "a model of continuous noise levels (EDM)");

    /** Unsupported models that are recognised in order to name them in the refusal. */
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("double_blocks.0.img_attn.norm.key_norm.scale", "a Flux model"),
            Map.entry("single_stream_modulation.lin.weight", "a Flux.2 model"),
            Map.entry("distilled_guidance_layer.in_proj.bias", "a Chroma model"),
            Map.entry("joint_blocks.0.context_block.adaLN_modulation.1.weight", "a Stable Diffusion 3 model"),
            Map.entry("head.modulation", "a Wan video model"),
            Map.entry("txt_in.individual_token_refiner.blocks.0.norm1.weight", "a Hunyuan video model"),
            Map.entry("patchify_proj.weight", "an LTX video model"),
            Map.entry("double_layers.0.attn.w1q.weight", "an AuraFlow model"),
            Map.entry("cap_embedder.0.weight", "a Lumina or Z-Image model"),
            Map.entry("input_hint_block.0.weight", "a ControlNet"),
            Map.entry("emb_params", "a textual inversion"),
            Map.entry("string_to_param", "a textual inversion"),
            Map.entry("clip_l", "a textual inversion"),
            Map.entry("model.0.weight", "an upscaler"),
            Map.entry("conv_first.weight", "an upscaler"));

    private static final List<String> ADAPTER_MARKS = List.of(
            ".lora_down.weight",
            ".lora_A.weight",
            ".lora.down.weight",
            ".hada_w1_a",
            ".lokr_w1",
            ".lokr_w1_a",
            ".diff",
            ".oft_blocks");

    private ArchitectureDetector() {}

    private record Row(Architecture architecture, Predicate<Map<String, TensorEntry>> fits) {}

    /** The architecture of a file with these names, prefixes already brought into the single-file form. */
    static Architecture architecture(Map<String, TensorEntry> names) {
        LOOKALIKES.forEach((mark, what) -> {
            if (names.containsKey(mark)) {
                throw new UnreadableModelException(
                        Reason.UNKNOWN_ARCHITECTURE,
                        "The file is " + what + ", which the engine does not draw with yet.");
            }
        });
        return ARCHITECTURES.stream()
                .filter(row -> row.fits().test(names))
                .findFirst()
                .map(Row::architecture)
                .orElseThrow(() -> new UnreadableModelException(Reason.UNKNOWN_ARCHITECTURE, sentence(names)));
    }

    private static String sentence(Map<String, TensorEntry> names) {
        Optional<String> other = names.keySet().stream()
                .map(ArchitectureDetector::other)
                .flatMap(Optional::stream)
                .findFirst();
        if (other.isPresent()) {
            return "The file is " + other.get() + ", not a checkpoint that the engine draws with.";
        }
        if (names.keySet().stream().anyMatch(name -> ADAPTER_MARKS.stream().anyMatch(name::endsWith))) {
            return "The file is an adapter (LoRA or similar), not a checkpoint.";
        }
        if (names.containsKey(Checkpoint.VAE_PREFIX + "decoder.conv_in.weight")) {
            return "The file is an autoencoder alone, not a checkpoint.";
        }
        return "The file's tensors are of no architecture that the engine knows.";
    }

    /** The kind of file that has a tensor of that name. */
    private static Optional<String> other(String name) {
        for (Map.Entry<String, String> mark : OTHERS.entrySet()) {
            int before = name.length() - mark.getKey().length() - 1;
            if (name.endsWith(mark.getKey()) && (before < 0 || name.charAt(before) == '.')) {
                return Optional.of(mark.getValue());
            }
        }
        return Optional.empty();
    }

    private static boolean labelled(Map<String, TensorEntry> names) {
        return names.containsKey(UNET + "label_emb.0.0.weight");
    }

    private static long contextWidth(Map<String, TensorEntry> names) {
        return names.values().stream()
                .filter(tensor -> tensor.name().endsWith(TEXT_KEY) && tensor.rank() == 2)
                .findFirst()
                .map(tensor -> tensor.dim(1))
                .orElse(0L);
    }
}
