package io.civstack.generation.store;

import io.civstack.events.ImageId;
import io.civstack.events.Sha256;

/**
 * A picture that lies in the object store.
 *
 * @param engineMs how long the engine drew it
 */
public record DrawnPicture(
        ImageId id,
        int index,
        long seed,
        Sha256 sha256,
        String objectKey,
        long bytes,
        int width,
        int height,
        long engineMs) {}
