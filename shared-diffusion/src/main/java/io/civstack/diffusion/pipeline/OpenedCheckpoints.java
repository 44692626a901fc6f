package io.civstack.diffusion.pipeline;

import io.civstack.diffusion.UnreadableModelException;
import io.civstack.diffusion.UnreadableModelException.Reason;
import io.civstack.diffusion.cache.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers the headers and vocabularies of the checkpoints used last, as long as their files stay as they were. Thread safe. */
final class OpenedCheckpoints {

    /** Each costs about a megabyte of names and shapes. */
    static final int CHECKPOINTS_MAX = 16;

    private final Fingerprint fingerprints;
    private final Map<Path, Known> known = new LinkedHashMap<>(CHECKPOINTS_MAX, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Known> eldest) {
            return size() > CHECKPOINTS_MAX;
        }
    };

    OpenedCheckpoints(long secret) {
        fingerprints = new Fingerprint(secret);
    }

    /** What the file system says about a file; a change means reading it again. */
    private record State(long bytes, FileTime changed) {}

    private record Known(State state, OpenedCheckpoint opened) {}

    OpenedCheckpoint open(Path file) {
        State state = state(file);
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

    private static State state(Path file) {
        try {
            return new State(Files.size(file), Files.getLastModifiedTime(file));
        } catch (IOException unreadable) {
            throw new UnreadableModelException(Reason.NOT_READABLE, "The model file cannot be read.");
        }
    }
}
