package io.civstack.diffusion.store;

import java.io.IOException;
import java.io.InputStream;

/** Where the store gets files from, such as an object store. */
@FunctionalInterface
public interface ModelSource {

    /**
     * Opens a file's bytes from the start. The store closes the stream, and interrupts the reading thread when it is
     * closed itself; limits on how long a read may take are the source's.
     *
     * @throws IOException when it cannot be opened now
     */
    InputStream open(ModelFile file) throws IOException;
}
