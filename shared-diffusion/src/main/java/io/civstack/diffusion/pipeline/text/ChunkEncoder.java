package io.civstack.diffusion.pipeline.text;

import io.civstack.diffusion.arch.OpenClipText;
import io.civstack.diffusion.arch.TextEncoder;
import io.civstack.diffusion.cache.NetworkCache;
import io.civstack.diffusion.pipeline.model.CancelWatch;
import io.civstack.diffusion.pipeline.model.LoadedNetworks;
import io.civstack.diffusion.pipeline.model.OpenedCheckpoint;
import io.civstack.diffusion.pipeline.model.OpenedCheckpoint.Encoder;
import io.civstack.diffusion.pipeline.model.RequestedAdapters;
import io.civstack.diffusion.prompt.PromptChunk;
import io.civstack.diffusion.run.Binding;
import io.civstack.diffusion.run.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs a text encoder of a checkpoint over chunks of 77 token ids. */
public final class ChunkEncoder {

    private static final int PENULTIMATE = 2;

    private final LoadedNetworks networks;
    private final OpenedCheckpoint opened;
    private final int clipSkip;
    private final RequestedAdapters adapters;
    private final CancelWatch watch;

    /** @param clipSkip which layer of the text encoder SD1 takes, counted from the end; 1 is the last layer */
    public ChunkEncoder(
            LoadedNetworks networks,
            OpenedCheckpoint opened,
            int clipSkip,
            RequestedAdapters adapters,
            CancelWatch watch) {
        this.networks = networks;
        this.opened = opened;
        this.clipSkip = clipSkip;
        this.adapters = adapters;
        this.watch = watch;
    }

    /**
     * The text encoder's outputs for all chunks, one chunk after the other.
     *
     * @param states hidden states, {@code 77 * width} numbers for each chunk
     * @param pooled pooled states, one row for each chunk; empty where the architecture has none
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record Encoded(float[] states, float[] pooled) {}

    Encoded encode(Encoder encoder, List<PromptChunk> chunks) {
        TextEncoder network = encoder.network();
        int rows = chunks.size();
        int[] ids = chunks.stream()
                .flatMapToInt(chunk -> Arrays.stream(chunk.ids()))
                .toArray();
        Map<String, Tensor> outputs = new LinkedHashMap<>();
        Tensor.Floats states = Tensor.floats(rows, PromptChunk.LENGTH, network.width());
        outputs.put(layer(network), states);
        boolean pools = opened.checkpoint().unet().labelWidth() > 0;
        int pooledWidth = pools && network instanceof OpenClipText open ? open.pooledWidth() : 0;
        Tensor.Floats pooled = Tensor.floats(rows, pooledWidth);
        if (pooledWidth > 0) {
            outputs.put("pooled", pooled);
        }
        Map<String, Tensor> inputs = new LinkedHashMap<>(adapters.inputs(encoder.component()));
        inputs.put("ids", Tensor.ints(rows, PromptChunk.LENGTH).put(ids));
        inputs.putAll(TextualInversionInputs.of(chunks, opened.encoders().indexOf(encoder), network.width()));
        String key = encoder.name() + adapters.variant(encoder.component());
        try (NetworkCache.Lease lease = networks.lease(
                        opened, key, made -> network.graph(adapters.hook(encoder.component(), made), made));
                Binding binding = lease.network().bind(inputs, outputs)) {
            watch.run(binding);
        }
        return new Encoded(states.toArray(), pooled.toArray());
    }

    /**
     * The output that is used as hidden states. SD1 takes the layer that clip skip asks for. SD2 and SDXL were trained
     * with the last layer but one and always take that one, as A1111 does: SD2 after the final layer norm, SDXL before
     * it.
     */
    private String layer(TextEncoder network) {
        int deepest = Math.min(network.layers(), TextEncoder.SKIPS_MAX);
        return switch (opened.checkpoint().architecture()) {
            case SD1 -> "skip." + Math.min(clipSkip, deepest);
            case SD2 -> "skip." + Math.min(isCut(network) ? 1 : PENULTIMATE, deepest);
            case SDXL, SDXL_REFINER -> "hidden." + Math.min(PENULTIMATE, deepest);
        };
    }

    private static boolean isCut(TextEncoder network) {
        return network instanceof OpenClipText openClip && openClip.isCut();
    }
}
