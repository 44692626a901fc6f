package io.civstack.generation.worker;

import io.civstack.diffusion.store.HeldModel;
import io.civstack.diffusion.store.ModelFile;
import io.civstack.diffusion.store.ModelFiles;
import io.civstack.diffusion.store.ModelSource;
import io.civstack.diffusion.store.ModelStore;
import io.civstack.events.ModelId;
import io.civstack.generation.bucket.ModelBucket;
import io.civstack.generation.model.ModelPart;
import io.civstack.generation.table.ModelQuery;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The model files on the disk of this worker, fetched from the bucket when first needed, and the models that it used
 * lately, whose networks are probably still loaded.
 */
@ApplicationScoped
class ModelCache {

    static final int RECENT_MODELS_MAX = 4;

    private final ModelQuery catalog;
    private final ModelBucket bucket;
    private final WorkerConfig config;
    private final InstantSource clock;
    private final Set<ModelId> recent = new LinkedHashSet<>();
    private @Nullable ModelStore store;

    ModelCache(ModelQuery catalog, ModelBucket bucket, WorkerConfig config, InstantSource clock) {
        this.catalog = catalog;
        this.bucket = bucket;
        this.config = config;
        this.clock = clock;
    }

    /** The model's files on the local disk, which stay there at least until the result is closed. */
    HeldModel hold(ModelId model) throws IOException, InterruptedException {
        Map<String, ModelFile> byPath = new HashMap<>();
        Map<ModelFile, String> pathOf = new HashMap<>();
        for (ModelPart part : catalog.files(model)) {
            ModelFile file = new ModelFile(part.sha256(), part.bytes());
            byPath.put(part.path(), file);
            pathOf.put(file, part.path());
        }
        ModelSource source = file -> bucket.open(model, String.valueOf(pathOf.get(file)))
                .orElseThrow(() -> new IOException("a model file is not in the bucket"));
        return store().hold(new ModelFiles(byPath), source);
    }

    synchronized void markUsed(ModelId model) {
        recent.remove(model);
        recent.add(model);
        if (recent.size() > RECENT_MODELS_MAX) {
            recent.remove(recent.iterator().next());
        }
    }

    synchronized Set<ModelId> recentlyUsed() {
        return Set.copyOf(recent);
    }

    private synchronized ModelStore store() throws IOException {
        if (store == null) {
            store = new ModelStore(config.modelFolder(), config.modelFolderBytesMax(), clock);
        }
        return store;
    }

    @PreDestroy
    synchronized void close() throws IOException {
        if (store != null) {
            store.close();
        }
    }
}
