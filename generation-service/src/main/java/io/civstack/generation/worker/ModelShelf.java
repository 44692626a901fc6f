package io.civstack.generation.worker;

import io.civstack.database.Columns;
import io.civstack.database.Database;
import io.civstack.diffusion.store.HeldModel;
import io.civstack.diffusion.store.ModelFile;
import io.civstack.diffusion.store.ModelFiles;
import io.civstack.diffusion.store.ModelSource;
import io.civstack.diffusion.store.ModelStore;
import io.civstack.events.ModelId;
import io.civstack.events.ModelKind;
import io.civstack.events.Rating;
import io.civstack.events.Resource;
import io.civstack.events.Sha256;
import io.civstack.generation.bucket.ModelBucket;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The model files of this worker, fetched from the bucket when first needed, and which models it has drawn with lately. */
@ApplicationScoped
class ModelShelf {

    static final String MAIN = "model.safetensors";
    static final int WARM_MODELS_MAX = 4;

    private static final String FILES =
            "select path, sha256, bytes from model_file where model_id = ? and path <> 'README.md'";
    private static final String RESOURCE = "select id, kind, sha256, rating from model where id = ?";

    private final Database database;
    private final ModelBucket bucket;
    private final WorkerConfig config;
    private final InstantSource clock;
    private final Set<ModelId> warm = new LinkedHashSet<>();
    private @Nullable ModelStore store;

    ModelShelf(Database database, ModelBucket bucket, WorkerConfig config, InstantSource clock) {
        this.database = database;
        this.bucket = bucket;
        this.config = config;
        this.clock = clock;
    }

    private record Part(String path, ModelFile file) {}

    /** The model's files on the local disk, until the answer is closed. */
    HeldModel hold(ModelId model) throws IOException, InterruptedException {
        List<Part> parts = database.list(
                FILES,
                row -> new Part(
                        Columns.text(row, "path"), new ModelFile(Columns.text(row, "sha256"), row.getLong("bytes"))),
                model.value());
        Map<String, ModelFile> byPath = parts.stream().collect(Collectors.toMap(Part::path, Part::file));
        Map<ModelFile, String> pathOf =
                parts.stream().collect(Collectors.toMap(Part::file, Part::path, (first, second) -> first));
        ModelSource source = file -> bucket.open(model, String.valueOf(pathOf.get(file)))
                .orElseThrow(() -> new IOException("a model file is not in the bucket"));
        return store().hold(new ModelFiles(byPath), source);
    }

    /** How events name the model. */
    Resource resource(ModelId model) {
        return database.first(
                        RESOURCE,
                        row -> new Resource(
                                model,
                                Columns.constant(row, "kind", ModelKind.class),
                                new Sha256(Columns.text(row, "sha256")),
                                1,
                                Columns.constant(row, "rating", Rating.class)),
                        model.value())
                .orElseThrow();
    }

    synchronized void drawnWith(ModelId model) {
        warm.remove(model);
        warm.add(model);
        if (warm.size() > WARM_MODELS_MAX) {
            warm.remove(warm.iterator().next());
        }
    }

    synchronized Set<ModelId> warm() {
        return Set.copyOf(warm);
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
