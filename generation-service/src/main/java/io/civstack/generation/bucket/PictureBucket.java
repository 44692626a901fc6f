package io.civstack.generation.bucket;

import io.civstack.events.ImageId;
import io.civstack.objectstore.Bucket;
import io.civstack.objectstore.ObjectStore;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.Optional;

/** The bucket of pictures. Each has a key made of its new id, so that nothing is ever overwritten. */
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
