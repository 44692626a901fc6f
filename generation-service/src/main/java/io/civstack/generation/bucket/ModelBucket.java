package io.civstack.generation.bucket;

import io.civstack.events.ModelId;
import io.civstack.objectstore.Bucket;
import io.civstack.objectstore.ObjectStore;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The bucket of model files. Uploaders write below {@code uploads/}; a file is copied to {@code models/} before it is
 * checked, so that nobody can change it after the check.
 */
@Singleton
public class ModelBucket {

    private final Bucket bucket;

    ModelBucket(ObjectStore store) {
        this.bucket = store.bucket("models");
    }

    /** A link that takes one file of an upload. */
    public String uploadLink(ModelId model, String path, Duration validFor) {
        return bucket.uploadLink(uploadKey(model, path), validFor);
    }

    /** How long the uploaded file is; empty when it has not arrived. */
    public OptionalLong uploadedBytes(ModelId model, String path) {
        return bucket.size(uploadKey(model, path));
    }

    /** Copies an uploaded file to where its uploader cannot write. */
    public void copyUpload(ModelId model, String path) {
        bucket.copy(uploadKey(model, path), key(model, path));
    }

    public Optional<InputStream> open(ModelId model, String path) {
        return bucket.open(key(model, path));
    }

    public void removeUpload(ModelId model, String path) {
        bucket.remove(uploadKey(model, path));
    }

    public void remove(ModelId model, String path) {
        bucket.remove(key(model, path));
    }

    private static String uploadKey(ModelId model, String path) {
        return "uploads/" + model + "/" + path;
    }

    private static String key(ModelId model, String path) {
        return "models/" + model + "/" + path;
    }
}
