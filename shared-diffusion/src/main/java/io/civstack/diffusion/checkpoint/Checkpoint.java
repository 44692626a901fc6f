package io.civstack.diffusion.checkpoint;

import io.civstack.diffusion.arch.Architecture;
import io.civstack.diffusion.arch.ClipText;
import io.civstack.diffusion.arch.OpenClipText;
import io.civstack.diffusion.arch.TextEncoder;
import io.civstack.diffusion.arch.UNet;
import io.civstack.diffusion.arch.Vae;
import io.civstack.diffusion.arch.Weights;
import io.civstack.diffusion.denoiser.Prediction;
import io.civstack.diffusion.inspection.CheckpointSummary;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import io.civstack.diffusion.safetensors.SafetensorsFile;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A checkpoint with its components. Opening one reads headers, no weights. */
public final class Checkpoint {

    static final String UNET_PREFIX = "model.diffusion_model.";
    static final String VAE_PREFIX = "first_stage_model.";
    private static final int GROUPS = 32;
    private static final int GROUPS_MAX = 1024;

    private final Path path;
    private final CheckpointFiles sources;
    private final Map<String, TensorEntry> tensors;
    private final Architecture architecture;

    private Checkpoint(Path path, CheckpointFiles sources) {
        this.path = path;
        this.sources = sources;
        this.tensors = sources.tensors();
        this.architecture = ArchitectureDetector.architecture(tensors);
    }

    /**
     * Reads and recognises a model: a single file, with {@code NAME.vae.safetensors},
     * {@code NAME.text_encoder.safetensors} and {@code NAME.text_encoder_2.safetensors} beside it replacing components,
     * or a folder of the diffusers library.
     *
     * @throws UnreadableModelException when it is no checkpoint that the engine draws with
     */
    public static Checkpoint open(Path path) {
        return new Checkpoint(path, CheckpointFiles.of(path));
    }

    /**
     * Every file that {@link #open} reads if it exists; when one of them changes, the checkpoint must be opened again.
     */
    public static List<Path> paths(Path path) {
        return CheckpointFiles.paths(path);
    }

    public Architecture architecture() {
        return architecture;
    }

    /** The file or the folder. */
    public Path path() {
        return path;
    }

    /** The files it is made of. */
    public List<SafetensorsFile> files() {
        return sources.files();
    }

    /** Metadata of the file, or of the folder's configurations. */
    public Map<String, String> metadata() {
        return sources.metadata();
    }

    /** Every tensor under its single-file name. */
    public Map<String, TensorEntry> tensors() {
        return tensors;
    }

    /** Whether the UNet predicts noise (eps) or velocity (v). */
    public Prediction prediction() {
        return PredictionDetector.of(architecture, metadata(), tensors);
    }

    /** Whether it was trained with zero terminal SNR: it has the empty tensor {@code ztsnr} and predicts velocity. */
    public boolean startsAtPureNoise() {
        return tensors.containsKey("ztsnr") && prediction() == Prediction.V;
    }

    public boolean has(Component component) {
        return switch (component) {
            case UNET -> tensors.containsKey(UNET_PREFIX + "input_blocks.0.0.weight");
            case TEXT -> tensors.containsKey(architecture.clipPrefix() + "final_layer_norm.weight");
            case TEXT_2 -> tensors.containsKey(architecture.openClipPrefix() + "ln_final.weight");
            case VAE_DECODER -> tensors.containsKey(VAE_PREFIX + "decoder.conv_in.weight");
            case VAE_ENCODER -> tensors.containsKey(VAE_PREFIX + "encoder.conv_in.weight");
        };
    }

    /** The components that text to image needs and the file does not have. */
    public List<Component> missing() {
        List<Component> needed = new ArrayList<>(List.of(Component.UNET, Component.VAE_DECODER));
        if (!architecture.clipPrefix().isEmpty()) {
            needed.add(Component.TEXT);
        }
        if (!architecture.openClipPrefix().isEmpty()) {
            needed.add(Component.TEXT_2);
        }
        needed.removeIf(this::has);
        return needed;
    }

    public UNet unet() {
        return new UNet(Weights.below(UNET_PREFIX, tensors), groups("unet"));
    }

    public Vae vae() {
        return new Vae(Weights.below(VAE_PREFIX, tensors), groups("vae"));
    }

    /** The CLIP encoder: SD1's only one, SDXL's first. */
    public ClipText clipText() {
        return new ClipText(Weights.below(architecture.clipPrefix(), tensors));
    }

    /** The OpenCLIP encoder: SD2's only one, SDXL's second. */
    public OpenClipText openClipText() {
        return new OpenClipText(Weights.below(architecture.openClipPrefix(), tensors));
    }

    /** The text encoders in the order in which their hidden states are concatenated. */
    public List<TextEncoder> textEncoders() {
        List<TextEncoder> all = new ArrayList<>(2);
        if (!architecture.clipPrefix().isEmpty()) {
            all.add(clipText());
        }
        if (!architecture.openClipPrefix().isEmpty()) {
            all.add(openClipText());
        }
        return all;
    }

    /** Groups of a component's group norms: 32 unless the file says otherwise. */
    public int groups(String component) {
        String said = metadata().get("civstack.groups." + component);
        if (said == null) {
            return GROUPS;
        }
        try {
            int groups = Integer.parseInt(said);
            if (groups >= 1 && groups <= GROUPS_MAX) {
                return groups;
            }
        } catch (NumberFormatException noNumber) {
            // Reported by the exception below.
        }
        throw new UnreadableModelException(
                Reason.HOSTILE_HEADER,
                "The file says that its " + component + " has \"" + said + "\" groups, which cannot be.");
    }

    /** How many numbers a component has; 0 when it is missing. */
    public long parameters(Component component) {
        return tensorsOf(component).values().stream()
                .mapToLong(TensorEntry::elements)
                .sum();
    }

    /** The summary for callers. */
    public CheckpointSummary summary() {
        return Summaries.of(this);
    }

    /** A component's tensors without the component's prefix. */
    public Weights weights(Component component) {
        return Weights.below(prefix(component), tensors);
    }

    /** A component's tensors. */
    Map<String, TensorEntry> tensorsOf(Component component) {
        Map<String, TensorEntry> own = new LinkedHashMap<>();
        String prefix = prefix(component);
        if (has(component)) {
            tensors.forEach((name, tensor) -> {
                if (name.startsWith(prefix)) {
                    own.put(name, tensor);
                }
            });
        }
        return own;
    }

    private String prefix(Component component) {
        return switch (component) {
            case UNET -> UNET_PREFIX;
            case TEXT -> architecture.clipPrefix();
            case TEXT_2 -> architecture.openClipPrefix();
            case VAE_DECODER -> VAE_PREFIX + "decoder.";
            case VAE_ENCODER -> VAE_PREFIX + "encoder.";
        };
    }
}
