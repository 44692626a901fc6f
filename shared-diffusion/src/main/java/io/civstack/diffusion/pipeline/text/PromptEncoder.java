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

/** Reads prompts with a checkpoint's text encoders. */
public final class PromptEncoder {

    private final OpenedCheckpoint opened;
    private final Emphasis emphasis;
    private final List<TextualInversion> inversions;
    private final ChunkEncoder chunkReader;
    private final UsedEmbeddings used;

    public PromptEncoder(OpenedCheckpoint opened, PictureRequest request, ChunkEncoder chunkReader) {
        this.opened = opened;
        this.emphasis = request.tuning().emphasis();
        this.chunkReader = chunkReader;
        this.used = new UsedEmbeddings(request.text().embeddings());
        List<Integer> widths = opened.encoders().stream()
                .map(encoder -> encoder.network().width())
                .toList();
        this.inversions = request.text().embeddings().stream()
                .map(embedding -> TextualInversion.read(embedding.name(), embedding.file(), widths))
                .toList();
    }

    /** Every text of a plan; shorter ones get empty chunks, so that all have one length. */
    public EncodedPrompts read(PromptPlan plan) {
        Set<String> texts = new LinkedHashSet<>();
        plan.schedules().forEach(schedule -> texts.addAll(schedule.texts()));
        List<EncodedTexts> sides = new ArrayList<>();
        for (Encoder encoder : opened.encoders()) {
            Map<String, List<PromptChunk>> chunks = chunks(encoder, texts);
            List<PromptChunk> all =
                    chunks.values().stream().flatMap(List::stream).toList();
            EncodedTexts read = EncodedTexts.of(encoder.network().width(), chunks, chunkReader.read(encoder, all));
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

    /** Names and hashes of the textual inversions called up so far, as infotext has them; empty without any. */
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
        List<Map<String, float[]>> weighed = sides.stream()
                .map(side -> side.weighed(schedule.texts(), emphasis))
                .toList();
        EncodedTexts last = sides.getLast();
        Map<String, TextConditioning> all = new LinkedHashMap<>();
        for (String text : weighed.getFirst().keySet()) {
            EncodedTexts.Text own = last.text(text);
            int tokens = own.chunks().size() * PromptChunk.LENGTH;
            List<float[]> states = weighed.stream().map(side -> side.get(text)).toList();
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
