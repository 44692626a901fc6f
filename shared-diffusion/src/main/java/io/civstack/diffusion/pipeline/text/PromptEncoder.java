package io.civstack.diffusion.pipeline.text;

import io.civstack.diffusion.adapter.TextualInversion;
import io.civstack.diffusion.pipeline.model.OpenedCheckpoint;
import io.civstack.diffusion.pipeline.model.OpenedCheckpoint.Encoder;
import io.civstack.diffusion.prompt.Emphasis;
import io.civstack.diffusion.prompt.PromptChunk;
import io.civstack.diffusion.prompt.PromptChunker;
import io.civstack.diffusion.prompt.PromptSchedule;
import io.civstack.diffusion.request.PictureRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Encodes the prompts of a request with the checkpoint's text encoders: chunks, attention weights, textual inversions.
 */
public final class PromptEncoder {

    private final OpenedCheckpoint opened;
    private final Emphasis emphasis;
    private final List<TextualInversion> inversions;
    private final ChunkEncoder chunkEncoder;
    private final UsedEmbeddings used;

    public PromptEncoder(OpenedCheckpoint opened, PictureRequest request, ChunkEncoder chunkEncoder) {
        this.opened = opened;
        this.emphasis = request.options().emphasis();
        this.chunkEncoder = chunkEncoder;
        this.used = new UsedEmbeddings(request.text().embeddings());
        List<Integer> widths = opened.encoders().stream()
                .map(encoder -> encoder.network().width())
                .toList();
        this.inversions = request.text().embeddings().stream()
                .map(embedding -> TextualInversion.read(embedding.name(), embedding.file(), widths))
                .toList();
    }

    /**
     * Encodes every text of a plan. Shorter texts are padded with empty chunks, so that all have the same number of
     * tokens.
     */
    public EncodedPrompts encode(PromptPlan plan) {
        Set<String> texts = new LinkedHashSet<>();
        plan.schedules().forEach(schedule -> texts.addAll(schedule.texts()));
        List<EncodedTexts> sides = new ArrayList<>();
        for (Encoder encoder : opened.encoders()) {
            Map<String, List<PromptChunk>> chunks = chunks(encoder, texts);
            List<PromptChunk> all =
                    chunks.values().stream().flatMap(List::stream).toList();
            EncodedTexts read = EncodedTexts.of(encoder.network().width(), chunks, chunkEncoder.encode(encoder, all));
            plan.asWritten()
                    .forEach(schedule -> schedule.texts()
                            .forEach(text -> used.add(read.text(text).chunks())));
            sides.add(read);
        }
        return new EncodedPrompts(
                plan,
                plan.schedules().stream()
                        .map(schedule -> conditionings(schedule, sides))
                        .toList());
    }

    /**
     * Names and hashes of the textual inversions used so far, as infotext writes them ("TI hashes"); empty without any.
     */
    public String inversionHashes() {
        return used.hashes();
    }

    private Map<String, List<PromptChunk>> chunks(Encoder encoder, Set<String> texts) {
        PromptChunker chunker = new PromptChunker(encoder.tokenizer(), inversions);
        Map<String, List<PromptChunk>> chunks = new LinkedHashMap<>();
        texts.forEach(text -> chunks.put(text, chunker.chunks(emphasis.read(text))));
        int longest = chunks.values().stream().mapToInt(List::size).max().orElse(1);
        chunks.replaceAll((text, own) -> chunker.padded(own, longest));
        return chunks;
    }

    private Map<String, TextConditioning> conditionings(PromptSchedule schedule, List<EncodedTexts> sides) {
        List<Map<String, float[]>> weighted = sides.stream()
                .map(side -> side.weighted(schedule.texts(), emphasis))
                .toList();
        EncodedTexts last = sides.getLast();
        Map<String, TextConditioning> all = new LinkedHashMap<>();
        for (String text : weighted.getFirst().keySet()) {
            EncodedTexts.Text own = last.text(text);
            int tokens = own.chunks().size() * PromptChunk.LENGTH;
            List<float[]> states = weighted.stream().map(side -> side.get(text)).toList();
            all.put(text, new TextConditioning(besideEachOther(states, tokens), tokens, own.pooled()));
        }
        return all;
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
