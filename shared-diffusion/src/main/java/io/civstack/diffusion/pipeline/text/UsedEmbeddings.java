package io.civstack.diffusion.pipeline.text;

import io.civstack.diffusion.hash.ModelHashes;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import io.civstack.diffusion.prompt.PromptChunk;
import io.civstack.diffusion.request.Embedding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The textual inversions that the prompts of a request use, for the infotext field "TI hashes". */
final class UsedEmbeddings {

    private static final int SHORT_HASH_DIGITS = 12;

    private final Map<String, Path> files = new LinkedHashMap<>();
    private final Set<String> names = new LinkedHashSet<>();

    UsedEmbeddings(List<Embedding> embeddings) {
        embeddings.forEach(embedding -> files.putIfAbsent(embedding.name(), embedding.file()));
    }

    void add(List<PromptChunk> chunks) {
        chunks.stream()
                .flatMap(chunk -> chunk.insertions().stream())
                .forEach(insertion -> names.add(insertion.inversion().name()));
    }

    /**
     * {@code name: 0123456789ab, other: ...}, with the start of the SHA-256 of the whole file; As in A1111, colons and
     * commas are left out of names.
     */
    String hashes() {
        List<String> written = new ArrayList<>();
        for (String name : names) {
            Path file = files.get(name);
            if (file != null) {
                written.add(name.replaceAll("[:,]", "") + ": " + hash(file));
            }
        }
        return String.join(", ", written);
    }

    private static String hash(Path file) {
        try {
            return ModelHashes.sha256(file).substring(0, SHORT_HASH_DIGITS);
        } catch (IOException unreadable) {
            throw new UnreadableModelException(
                    Reason.NOT_READABLE, "The file of an embedding cannot be read.", unreadable);
        }
    }
}
