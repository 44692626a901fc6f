package io.civstack.diffusion.pipeline.model;

import io.civstack.diffusion.arch.OpenClipText;
import io.civstack.diffusion.arch.TextEncoder;
import io.civstack.diffusion.cache.Fingerprint;
import io.civstack.diffusion.checkpoint.Checkpoint;
import io.civstack.diffusion.checkpoint.Component;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import io.civstack.diffusion.tokenizer.ClipTokenizer;
import io.civstack.diffusion.tokenizer.ClipVocabulary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A checkpoint whose headers are read, whose components are complete and whose tokenizers are loaded; no weights are
 * read yet.
 *
 * @param checkpoint the file
 * @param fingerprint of the weights, for the cache of networks
 * @param encoders the text encoders, each with its tokenizer
 * @param externalVae the VAE that replaces the checkpoint's own
 */
public record OpenedCheckpoint(
        Checkpoint checkpoint, String fingerprint, List<Encoder> encoders, Optional<ExternalVae> externalVae) {

    /** Channels of a latent: the same in every architecture that the engine draws with. */
    public static final int LATENT_CHANNELS = 4;

    /** Further input channels of an inpainting UNet: one of the mask, four of the masked picture's latent. */
    private static final int INPAINT_CHANNELS = 5;

    /** A text encoder and its tokenizer; {@code name} is unique in the checkpoint. */
    public record Encoder(String name, Component component, TextEncoder network, ClipTokenizer tokenizer) {}

    /** Whether it is an inpainting checkpoint: its UNet has input channels for the mask and the masked picture. */
    public boolean inpaints() {
        return checkpoint.unet().inputChannels() == LATENT_CHANNELS + INPAINT_CHANNELS;
    }

    public static OpenedCheckpoint open(Path file, Fingerprint fingerprints) {
        Checkpoint checkpoint = Checkpoint.open(file);
        if (!checkpoint.missing().isEmpty()) {
            throw new UnreadableModelException(
                    Reason.INCOMPLETE,
                    "The model file lacks " + checkpoint.missing().getFirst().label()
                            + ", without which nothing can be drawn.");
        }
        List<Encoder> encoders = new ArrayList<>();
        for (TextEncoder network : checkpoint.textEncoders()) {
            ClipVocabulary vocabulary = Vocabularies.of(file, encoders.size(), network);
            Component component = network instanceof OpenClipText ? Component.TEXT_2 : Component.TEXT;
            String name = "text" + (encoders.size() + 1);
            encoders.add(new Encoder(name, component, network, new ClipTokenizer(vocabulary)));
        }
        return new OpenedCheckpoint(
                checkpoint, fingerprint(checkpoint, fingerprints), List.copyOf(encoders), ExternalVae.over(checkpoint));
    }

    /**
     * Includes the group counts of the norms: in a diffusers folder they are in the configuration, not in the weights.
     */
    private static String fingerprint(Checkpoint checkpoint, Fingerprint fingerprints) {
        String weights = checkpoint.files().stream().map(fingerprints::of).collect(Collectors.joining("+"));
        return weights + "/" + checkpoint.groups("unet") + "/" + checkpoint.groups("vae");
    }
}
