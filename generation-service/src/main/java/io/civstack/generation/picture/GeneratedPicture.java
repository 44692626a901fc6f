package io.civstack.generation.picture;

import io.civstack.events.ImageId;
import io.civstack.events.Sha256;

/**
 * A generated picture whose bytes are in the object store and whose row is still to be written.
 *
 * @param engineMs how long the engine took, in milliseconds
 */
public record GeneratedPicture(
        ImageId id,
        int index,
        long seed,
        Sha256 sha256,
        String objectKey,
        long bytes,
        int width,
        int height,
        long engineMs) {}
