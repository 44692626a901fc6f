package io.civstack.diffusion.store;

import io.civstack.diffusion.store.StoreException.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * A file of the store by its hash: its download and how many models hold it. Holders are guarded by the store's lock.
 */
final class Content {

    final ModelFile file;
    /**
     * Completes when the file is complete or its download failed; after a failure the content is removed from the
     * store.
     */
    final CompletableFuture<Void> arrival = new CompletableFuture<>();

    private int holders;

    Content(ModelFile file) {
        this.file = file;
    }

    static Content arrived(ModelFile file) {
        Content content = new Content(file);
        content.arrival.complete(null);
        return content;
    }

    void hold() {
        holders++;
    }

    void release() {
        if (holders < 1) {
            throw new IllegalStateException("a model file was given back more often than taken");
        }
        holders--;
    }

    boolean hasArrived() {
        return arrival.isDone();
    }

    /** Whether it is neither held nor being downloaded. */
    boolean isIdle() {
        return holders == 0 && hasArrived();
    }

    void await() throws StoreException, InterruptedException {
        try {
            arrival.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException cause) {
                throw new StoreException(cause.reason(), String.valueOf(cause.getMessage()), cause);
            }
            throw new StoreException(Reason.SOURCE, "the source of model files has a fault", e.getCause());
        }
    }
}
