package io.civstack.diffusion;

import java.util.Optional;

/**
 * A picture to change instead of drawing from nothing.
 *
 * @param picture resized to the request's size when it has another
 * @param strength 0 (hardly changed) to 1 (only its rough layout stays)
 * @param mask where to change it; empty for everywhere. The size of the request
 */
public record StartingPicture(Picture picture, double strength, Optional<Mask> mask) {

    public StartingPicture {
        if (!(strength >= 0 && strength <= 1)) {
            throw new IllegalArgumentException("the strength of the change is 0 to 1");
        }
    }
}
