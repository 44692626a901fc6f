package io.civstack.diffusion.pipeline.model;

import io.civstack.diffusion.cache.Fingerprint;
import io.civstack.diffusion.checkpoint.Checkpoint;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Caches headers, configurations and tokenizers of the checkpoints used last, until their files change. Thread safe.
 */
public final class OpenedCheckpoints {

    /** An entry takes about 1 MB: names and shapes, no weights. */
    static final int CHECKPOINTS_MAX = 16;

    private final Fingerprint fingerprints;
    private final Map<Path, Known> known = new LinkedHashMap<>(CHECKPOINTS_MAX, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Known> eldest) {
            return size() > CHECKPOINTS_MAX;
        }
    };

    public OpenedCheckpoints(Fingerprint fingerprints) {
        this.fingerprints = fingerprints;
    }

    private record Known(Map<Path, FileState> state, OpenedCheckpoint opened) {}

    public OpenedCheckpoint open(Path file) {
        Map<Path, FileState> state = new LinkedHashMap<>();
        Checkpoint.paths(file).forEach(part -> state.put(part, FileState.of(part)));
        Vocabularies.paths(file).forEach(part -> state.put(part, FileState.of(part)));
        synchronized (known) {
            Known before = known.get(file);
            if (before != null && before.state().equals(state)) {
                return before.opened();
            }
        }
        OpenedCheckpoint opened = OpenedCheckpoint.open(file, fingerprints);
        synchronized (known) {
            known.put(file, new Known(state, opened));
        }
        return opened;
    }
}
