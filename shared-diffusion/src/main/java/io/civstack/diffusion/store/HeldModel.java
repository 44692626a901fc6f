package io.civstack.diffusion.store;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** A model whose files stay on the disk until this is closed. */
public final class HeldModel implements AutoCloseable {

    private final Path folder;
    private final Runnable release;
    private final AtomicBoolean closed = new AtomicBoolean();

    HeldModel(Path folder, Runnable release) {
        this.folder = folder;
        this.release = release;
    }

    /** The folder with the files under their paths; read only. */
    public Path folder() {
        return folder;
    }

    /** One of the files, by the path it was asked for. */
    public Path file(String path) {
        return folder.resolve(path);
    }

    /** Releases the files, which may then be evicted; a second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            release.run();
        }
    }
}
