package io.civstack.diffusion.prompt;

import io.civstack.diffusion.prompt.PromptChunk.Insertion;
import io.civstack.diffusion.tokenizer.ClipVocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The chunks of one prompt while they are being cut. */
final class ChunkCutting {

    /**
     * Largest distance of the last comma from the end of a full chunk, for the text after it to move to the next chunk.
     */
    static final int COMMA_REACH_TOKENS = 20;

    private static final int NO_COMMA = -1;

    private final ClipVocabulary vocabulary;
    private final int comma;
    private final List<PromptChunk> done = new ArrayList<>();
    private final List<Insertion> insertions = new ArrayList<>();
    private final int[] ids = new int[PromptChunk.TOKENS];
    private final float[] weights = new float[PromptChunk.TOKENS];
    private int size;
    private int lastComma = NO_COMMA;

    ChunkCutting(ClipVocabulary vocabulary, int comma) {
        this.vocabulary = vocabulary;
        this.comma = comma;
    }

    void makeRoom(int token) {
        if (token == comma) {
            lastComma = size;
        } else if (size == PromptChunk.TOKENS && lastComma != NO_COMMA && size - lastComma <= COMMA_REACH_TOKENS) {
            moveTailOn(lastComma + 1);
        }
        if (size == PromptChunk.TOKENS) {
            close();
        }
    }

    private void moveTailOn(int cut) {
        int[] tailIds = Arrays.copyOfRange(ids, cut, size);
        float[] tailWeights = Arrays.copyOfRange(weights, cut, size);
        List<Insertion> tail = insertions.stream()
                .filter(insertion -> insertion.position() > cut)
                .map(insertion -> new Insertion(insertion.position() - cut, insertion.inversion()))
                .toList();
        insertions.removeIf(insertion -> insertion.position() > cut);
        size = cut;
        close();
        for (int i = 0; i < tailIds.length; i++) {
            add(tailIds[i], tailWeights[i]);
        }
        insertions.addAll(tail);
    }

    void add(int id, float weight) {
        ids[size] = id;
        weights[size] = weight;
        size++;
    }

    void insert(Inversion inversion, float weight) {
        if (size + inversion.vectors() > PromptChunk.TOKENS) {
            close();
        }
        insertions.add(new Insertion(size + 1, inversion));
        for (int i = 0; i < inversion.vectors(); i++) {
            add(0, weight);
        }
    }

    void close() {
        int[] framed = new int[PromptChunk.LENGTH];
        float[] factors = new float[PromptChunk.LENGTH];
        Arrays.fill(framed, vocabulary.pad());
        Arrays.fill(factors, 1);
        framed[0] = vocabulary.bos();
        System.arraycopy(ids, 0, framed, 1, size);
        System.arraycopy(weights, 0, factors, 1, size);
        framed[size + 1] = vocabulary.eos();
        done.add(new PromptChunk(framed, factors, insertions));
        insertions.clear();
        size = 0;
        lastComma = NO_COMMA;
    }

    List<PromptChunk> finish() {
        if (size > 0 || done.isEmpty()) {
            close();
        }
        return List.copyOf(done);
    }
}
