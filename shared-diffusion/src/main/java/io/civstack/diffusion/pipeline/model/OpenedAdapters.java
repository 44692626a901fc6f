package io.civstack.diffusion.pipeline.model;

import io.civstack.diffusion.adapter.AdapterFile;
import io.civstack.diffusion.adapter.FittedAdapter;
import io.civstack.diffusion.adapter.module.TargetModules;
import io.civstack.diffusion.cache.Fingerprint;
import io.civstack.diffusion.hash.ModelHashes;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import io.civstack.diffusion.request.Adapter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Caches the adapters used last, resolved to the modules of a checkpoint, until their files change. Thread safe. */
public final class OpenedAdapters {

    /** An entry takes about 1 MB: names and shapes, no weights. */
    static final int FITTED_MAX = 64;

    private final Fingerprint fingerprints;
    private final Map<Key, Fitted> fitted = recent(FITTED_MAX);
    private final Map<Content, String> hashes = recent(FITTED_MAX);
    private final Map<String, TargetModules> names = recent(OpenedCheckpoints.CHECKPOINTS_MAX);

    public OpenedAdapters(Fingerprint fingerprints) {
        this.fingerprints = fingerprints;
    }

    /**
     * An adapter file resolved to the modules of a checkpoint.
     *
     * @param fingerprint of the file's content
     */
    record Fitted(FittedAdapter adapter, String fingerprint) {}

    private record Key(Path file, FileState state, String checkpoint) {}

    private record Content(Path file, FileState state) {}

    Fitted open(Adapter adapter, OpenedCheckpoint checkpoint) {
        Key key = new Key(adapter.file(), FileState.of(adapter.file()), checkpoint.fingerprint());
        return remembered(fitted, key, wanted -> {
            AdapterFile file = AdapterFile.open(adapter.file());
            TargetModules known =
                    remembered(names, checkpoint.fingerprint(), content -> TargetModules.of(checkpoint.checkpoint()));
            return new Fitted(FittedAdapter.of(file, known), fingerprints.of(file.file()));
        });
    }

    /**
     * The AutoV3 hash, by which infotext names adapters. Reads the whole file, so it is computed after the picture, not
     * before.
     */
    String autoV3(Adapter adapter) {
        Content content = new Content(adapter.file(), FileState.of(adapter.file()));
        return remembered(hashes, content, wanted -> autoV3(adapter.file()));
    }

    private static String autoV3(Path file) {
        try {
            return ModelHashes.autoV3(file);
        } catch (IOException unreadable) {
            throw new UnreadableModelException(Reason.NOT_READABLE, "The adapter file cannot be read.", unreadable);
        }
    }

    private static <K, V> V remembered(Map<K, V> known, K key, Function<K, V> make) {
        synchronized (known) {
            V before = known.get(key);
            if (before != null) {
                return before;
            }
        }
        V made = make.apply(key);
        synchronized (known) {
            known.put(key, made);
        }
        return made;
    }

    private static <K, V> Map<K, V> recent(int count) {
        return new LinkedHashMap<>(count, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > count;
            }
        };
    }
}
