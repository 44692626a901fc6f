package io.civstack.generation.bucket;

import io.civstack.events.ImageId;
import io.civstack.objectstore.Bucket;
import io.civstack.objectstore.ObjectStore;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.Optional;

/** Where pictures lie, each under a key made of its id, which nobody has had before: what lies there is never overwritten. */
@Singleton
public class PictureBucket {

    public static final String MEDIA_TYPE = "image/png";

    private final Bucket bucket;

    PictureBucket(ObjectStore store) {
        this.bucket = store.bucket("pictures");
    }

    public String keyOf(ImageId picture) {
        return "generated/" + picture + ".png";
    }

    public void put(String key, byte[] png) {
        bucket.put(key, png, MEDIA_TYPE);
    }

    public Optional<InputStream> open(String key) {
        return bucket.open(key);
    }

    public void remove(String key) {
        bucket.remove(key);
    }
}
