package io.civstack.diffusion.request;

import io.civstack.diffusion.picture.Mask;
import io.civstack.diffusion.picture.Picture;
import java.util.Optional;

/**
 * The input of image to image and inpainting.
 *
 * @param picture resized to the size of the request, unless only the masked part is generated
 * @param strength denoising strength, 0 (hardly changed) to 1 (only the rough layout stays)
 * @param mask where to change it; empty for everywhere. Has the size of the request, or of the picture with
 *     {@code only}
 * @param content what the masked part contains before denoising
 * @param only whether only the masked part is generated; the result then has the size of the picture, not of the
 *     request
 */
public record StartingPicture(
        Picture picture, double strength, Optional<Mask> mask, MaskedContent content, Optional<OnlyMasked> only) {

    public StartingPicture {
        if (!(strength >= 0 && strength <= 1)) {
            throw new IllegalArgumentException("the strength of the change is 0 to 1");
        }
        if (mask.isEmpty() && content != MaskedContent.ORIGINAL) {
            throw new IllegalArgumentException("only what is under a mask can be replaced before it is drawn");
        }
        if (only.isPresent() && mask.filter(Mask::marksAnything).isEmpty()) {
            throw new IllegalArgumentException("only a part that is masked can be drawn alone");
        }
    }

    /** With the original content under the mask. */
    public StartingPicture(Picture picture, double strength, Optional<Mask> mask) {
        this(picture, strength, mask, MaskedContent.ORIGINAL, Optional.empty());
    }

    /** The same with other masked content. */
    public StartingPicture with(MaskedContent other) {
        return new StartingPicture(picture, strength, mask, other, only);
    }

    /** The same with "Only masked". */
    public StartingPicture with(OnlyMasked alone) {
        return new StartingPicture(picture, strength, mask, content, Optional.of(alone));
    }

    /**
     * Outpainting: the new space is filled with the border colours and masked, together with {@code overlap} pixels of
     * the old picture so that no seam is left.
     *
     * @param left new columns on the left; likewise on the other sides
     */
    public static StartingPicture extended(Picture picture, int left, int top, int right, int bottom, int overlap) {
        int width = left + picture.width() + right;
        int height = top + picture.height() + bottom;
        byte[] rgb = new byte[3 * width * height];
        byte[] share = new byte[width * height];
        for (int i = 0; i < share.length; i++) {
            int x = i % width - left;
            int y = i / width - top;
            int from = Math.clamp(y, 0, picture.height() - 1) * picture.width() + Math.clamp(x, 0, picture.width() - 1);
            System.arraycopy(picture.rgb(), 3 * from, rgb, 3 * i, 3);
            boolean kept = x >= (left > 0 ? overlap : 0)
                    && y >= (top > 0 ? overlap : 0)
                    && x < picture.width() - (right > 0 ? overlap : 0)
                    && y < picture.height() - (bottom > 0 ? overlap : 0);
            share[i] = (byte) (kept ? 0 : 255);
        }
        return new StartingPicture(new Picture(width, height, rgb), 1, Optional.of(new Mask(width, height, share)));
    }
}
