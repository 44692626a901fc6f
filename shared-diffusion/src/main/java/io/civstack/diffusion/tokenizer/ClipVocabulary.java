package io.civstack.diffusion.tokenizer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The vocabulary of a CLIP text encoder: id of each token, rank of each merge (a smaller rank is merged first), and the
 * ids that frame a chunk.
 *
 * @param ids token to id; word-final tokens end in {@code </w>}
 * @param ranks the pair "left right", separated by one space, to its rank from 0
 * @param bos id before the first token of a chunk
 * @param eos id after the last token of a chunk; also stands for what the vocabulary cannot spell
 * @param pad id that fills a chunk after eos
 */
public record ClipVocabulary(Map<String, Integer> ids, Map<String, Integer> ranks, int bos, int eos, int pad) {

    static final String BOS = "<|startoftext|>";
    static final String EOS = "<|endoftext|>";
    static final String WORD_END = "</w>";

    private static final String MERGES = "clip-merges.txt.gz";

    public ClipVocabulary {
        ids = Map.copyOf(ids);
        ranks = Map.copyOf(ranks);
    }

    /**
     * OpenAI's vocabulary of 49,408 tokens (bos 49406, eos and pad 49407), which SD1.x, SDXL's first encoder and Flux
     * use.
     */
    public static ClipVocabulary standard() {
        return Standard.VOCABULARY;
    }

    /**
     * Reads {@code vocab.json} and {@code merges.txt} of a {@code tokenizer/} folder, with the special tokens that
     * {@code special_tokens_map.json} or {@code tokenizer_config.json} name there; without them pad is eos.
     *
     * @throws UnreadableVocabularyException when a file is missing, too large or not what its name says
     */
    public static ClipVocabulary read(Path folder) {
        return VocabularyFolder.read(folder);
    }

    /** The same vocabulary with another padding id: OpenCLIP encoders (SD2, SDXL's second) pad with 0. */
    public ClipVocabulary withPad(int id) {
        return new ClipVocabulary(ids, ranks, bos, eos, id);
    }

    /** The number of tokens, which is the height of the encoder's embedding table. */
    public int size() {
        return ids.size();
    }

    static ClipVocabulary ofMerges(List<String> merges) {
        Map<String, Integer> ids = new HashMap<>();
        for (char letter : ByteAlphabet.inVocabularyOrder()) {
            ids.put(String.valueOf(letter), ids.size());
        }
        for (char letter : ByteAlphabet.inVocabularyOrder()) {
            ids.put(letter + WORD_END, ids.size());
        }
        for (String merge : merges) {
            int space = merge.indexOf(' ');
            ids.put(merge.substring(0, space) + merge.substring(space + 1), ids.size());
        }
        int bos = ids.size();
        ids.put(BOS, bos);
        ids.put(EOS, bos + 1);
        return new ClipVocabulary(ids, ranksOf(merges), bos, bos + 1, bos + 1);
    }

    static Map<String, Integer> ranksOf(List<String> merges) {
        Map<String, Integer> ranks = new HashMap<>();
        for (String merge : merges) {
            ranks.putIfAbsent(merge, ranks.size());
        }
        return ranks;
    }

    /** Loaded on first use: a model with a vocabulary of its own never pays for it. */
    private static final class Standard {

        static final ClipVocabulary VOCABULARY = load();

        private static ClipVocabulary load() {
            try (InputStream packed = ClipVocabulary.class.getResourceAsStream(MERGES)) {
                if (packed == null) {
                    throw new IllegalStateException(MERGES + " is missing from the jar");
                }
                BufferedReader lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(packed), UTF_8));
                List<String> merges = new ArrayList<>();
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (!line.startsWith("#version") && !line.isBlank()) {
                        merges.add(line);
                    }
                }
                return ofMerges(merges);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
