package io.civstack.diffusion.pipeline;

import io.civstack.diffusion.PictureRequest;
import io.civstack.diffusion.adapter.TextualInversion;
import io.civstack.diffusion.arch.OpenClipText;
import io.civstack.diffusion.arch.TextEncoder;
import io.civstack.diffusion.cache.NetworkCache;
import io.civstack.diffusion.pipeline.OpenedCheckpoint.Encoder;
import io.civstack.diffusion.prompt.Emphasis;
import io.civstack.diffusion.prompt.PromptChunk;
import io.civstack.diffusion.prompt.PromptChunker;
import io.civstack.diffusion.run.Binding;
import io.civstack.diffusion.run.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads prompts with a checkpoint's text encoders. */
final class TextReader {

    private static final int PENULTIMATE = 2;

    private final Networks networks;
    private final OpenedCheckpoint opened;
    private final int clipSkip;
    private final Emphasis emphasis;
    private final List<TextualInversion> inversions;
    private final RequestedAdapters adapters;
    private final CancelWatch watch;

    TextReader(
            Networks networks,
            OpenedCheckpoint opened,
            PictureRequest request,
            RequestedAdapters adapters,
            CancelWatch watch) {
        this.networks = networks;
        this.opened = opened;
        this.clipSkip = request.text().clipSkip();
        this.emphasis = request.tuning().emphasis();
        this.adapters = adapters;
        this.watch = watch;
        List<Integer> widths = opened.encoders().stream()
                .map(encoder -> encoder.network().width())
                .toList();
        this.inversions = request.text().embeddings().stream()
                .map(embedding -> TextualInversion.read(embedding.name(), embedding.file(), widths))
                .toList();
    }

    /** Every text's conditioning; shorter texts get empty chunks, so that all have one length. */
    Map<String, Conditioning> read(List<String> texts) {
        List<List<float[]>> statesByEncoder = new ArrayList<>();
        float[][] pooled = new float[texts.size()][0];
        for (Encoder encoder : opened.encoders()) {
            statesByEncoder.add(read(encoder, texts, pooled));
        }
        Map<String, Conditioning> all = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            int text = i;
            List<float[]> sides =
                    statesByEncoder.stream().map(states -> states.get(text)).toList();
            int tokens = sides.getFirst().length
                    / opened.encoders().getFirst().network().width();
            all.put(texts.get(i), new Conditioning(besideEachOther(sides, tokens), tokens, pooled[i]));
        }
        return all;
    }

    private List<float[]> read(Encoder encoder, List<String> texts, float[][] pooled) {
        PromptChunker chunker = new PromptChunker(encoder.tokenizer(), inversions);
        List<List<PromptChunk>> chunks = new ArrayList<>();
        texts.forEach(text -> chunks.add(chunker.chunks(emphasis.read(text))));
        int longest = chunks.stream().mapToInt(List::size).max().orElse(1);
        chunks.replaceAll(own -> chunker.padded(own, longest));
        List<PromptChunk> flat = chunks.stream().flatMap(List::stream).toList();
        Encoded encoded = encode(encoder, flat);
        List<float[]> states = new ArrayList<>();
        int chunkLength = encoded.states().length / flat.size();
        for (int i = 0; i < texts.size(); i++) {
            float[] own =
                    Arrays.copyOfRange(encoded.states(), i * longest * chunkLength, (i + 1) * longest * chunkLength);
            states.add(own);
            if (encoded.pooledWidth() > 0) {
                int first = i * longest * encoded.pooledWidth();
                pooled[i] = Arrays.copyOfRange(encoded.pooled(), first, first + encoded.pooledWidth());
            }
        }
        return states;
    }

    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    private record Encoded(float[] states, float[] pooled, int pooledWidth) {}

    private Encoded encode(Encoder encoder, List<PromptChunk> chunks) {
        TextEncoder network = encoder.network();
        int rows = chunks.size();
        int[] ids = chunks.stream()
                .flatMapToInt(chunk -> Arrays.stream(chunk.ids()))
                .toArray();
        Map<String, Tensor> outputs = new LinkedHashMap<>();
        Tensor.Floats states = Tensor.floats(rows, PromptChunk.LENGTH, network.width());
        outputs.put(layer(network), states);
        int pooledWidth = opened.checkpoint().unet().labelWidth() > 0 && network instanceof OpenClipText open
                ? open.pooledWidth()
                : 0;
        Tensor.Floats pooled = Tensor.floats(rows, Math.max(1, pooledWidth));
        if (pooledWidth > 0) {
            outputs.put("pooled", pooled);
        }
        Map<String, Tensor> inputs = new LinkedHashMap<>(adapters.inputs(encoder.component()));
        inputs.put("ids", Tensor.ints(rows, PromptChunk.LENGTH).put(ids));
        inputs.putAll(InsertedVectors.of(chunks, opened.encoders().indexOf(encoder), network.width()));
        String key = encoder.name() + adapters.variant(encoder.component());
        try (NetworkCache.Lease lease = networks.lease(
                        opened, key, made -> network.graph(adapters.hook(encoder.component(), made), made));
                Binding binding = lease.network().bind(inputs, outputs)) {
            watch.run(binding);
        }
        return new Encoded(weighed(states.toArray(), chunks), pooled.toArray(), pooledWidth);
    }

    /**
     * SD1 reads the last layer or as many before it as asked. The others were trained with the last layer but one, and as in A1111 read that
     * whatever is asked: SD2 normalised, SDXL as it is.
     */
    private String layer(TextEncoder network) {
        int deepest = Math.min(network.layers(), TextEncoder.SKIPS_MAX);
        return switch (opened.checkpoint().family()) {
            case SD1 -> "skip." + Math.min(clipSkip, deepest);
            case SD2 -> "skip." + Math.min(isCut(network) ? 1 : PENULTIMATE, deepest);
            case SDXL, SDXL_REFINER -> "hidden." + Math.min(PENULTIMATE, deepest);
        };
    }

    private static boolean isCut(TextEncoder network) {
        return network instanceof OpenClipText openClip && openClip.isCut();
    }

    private float[] weighed(float[] states, List<PromptChunk> chunks) {
        int length = states.length / chunks.size();
        for (int i = 0; i < chunks.size(); i++) {
            if (chunks.get(i).isWeighted()) {
                float[] own = Arrays.copyOfRange(states, i * length, (i + 1) * length);
                emphasis.apply(own, chunks.get(i));
                System.arraycopy(own, 0, states, i * length, length);
            }
        }
        return states;
    }

    private static float[] besideEachOther(List<float[]> sides, int tokens) {
        if (sides.size() == 1) {
            return sides.getFirst();
        }
        int width = sides.stream().mapToInt(side -> side.length / tokens).sum();
        float[] all = new float[tokens * width];
        int column = 0;
        for (float[] side : sides) {
            int own = side.length / tokens;
            for (int token = 0; token < tokens; token++) {
                System.arraycopy(side, token * own, all, token * width + column, own);
            }
            column += own;
        }
        return all;
    }
}
