package io.civstack.diffusion.request;

/**
 * A1111's inpaint area "Only masked": the rectangle around the mask, padded and grown to the aspect ratio of the
 * request, is generated at the size of the request and pasted back, so that a small face gets as many pixels as the
 * model was trained on.
 *
 * @param paddingPx "Only masked padding": pixels of the picture around the mask on every side, 0 to
 *     {@link #PADDING_MAX_PX}; cut at the picture's edge
 */
public record OnlyMasked(int paddingPx) {

    public static final int PADDING_MAX_PX = 256;

    /** A1111's default padding. */
    public static final OnlyMasked USUAL = new OnlyMasked(32);

    public OnlyMasked {
        if (paddingPx < 0 || paddingPx > PADDING_MAX_PX) {
            throw new IllegalArgumentException("the padding is 0 to " + PADDING_MAX_PX + " pixels");
        }
    }
}
