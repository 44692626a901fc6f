package io.civstack.diffusion.request;

/**
 * Draws the masked part of a picture alone, at the size of the request, and puts it back: a small face gets all the pixels that the model draws
 * well. What is drawn is the rectangle around the mask, padded and grown to the shape of the request.
 *
 * @param paddingPx what is shown of the picture around the mask on every side, in its own pixels, 0 to {@link #PADDING_MAX_PX}; what lies beyond the
 *     picture's edge is left out
 */
public record OnlyMasked(int paddingPx) {

    public static final int PADDING_MAX_PX = 256;

    /** With the padding that A1111 begins with. */
    public static final OnlyMasked USUAL = new OnlyMasked(32);

    public OnlyMasked {
        if (paddingPx < 0 || paddingPx > PADDING_MAX_PX) {
            throw new IllegalArgumentException("the padding is 0 to " + PADDING_MAX_PX + " pixels");
        }
    }
}
