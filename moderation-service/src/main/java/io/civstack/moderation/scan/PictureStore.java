package io.civstack.moderation.scan;

import io.civstack.moderation.picture.Luminance;
import io.civstack.objectstore.Bucket;
import io.civstack.objectstore.ObjectStore;
import io.civstack.objectstore.ObjectStoreFaultException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;

/** Reads pictures from the object store, up to a limit. */
@Singleton
class PictureStore {

    private final Bucket bucket;

    PictureStore(ObjectStore store) {
        bucket = store.bucket("pictures");
    }

    /** The object's bytes; one more than allowed when there are more, which the decoder refuses. */
    byte[] read(String key) throws PictureUnavailableException {
        try (InputStream in = bucket.open(key).orElseThrow(() -> new IOException("there is no such object"))) {
            return in.readNBytes(Luminance.FILE_BYTES_MAX + 1);
        } catch (ObjectStoreFaultException | IOException e) {
            throw new PictureUnavailableException(e);
        }
    }
}
