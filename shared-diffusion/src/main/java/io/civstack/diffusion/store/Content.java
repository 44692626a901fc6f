package io.civstack.diffusion.store;

import io.civstack.diffusion.store.StoreException.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** What the store knows of one content. The store's lock guards the holders. */
final class Content {

    final ModelFile file;
    /** Done when the content lies there whole, or its download failed; a failed one is no longer in the store. */
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

    /** Nobody holds it and nobody downloads it. */
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
