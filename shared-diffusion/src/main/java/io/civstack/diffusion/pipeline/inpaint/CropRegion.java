package io.civstack.diffusion.pipeline.inpaint;

import io.civstack.diffusion.picture.Mask;
import io.civstack.diffusion.picture.Picture;

/**
 * A rectangle of a picture (A1111: crop region). Where it reaches beyond the picture, edge pixels are repeated.
 *
 * @param left of the rectangle in the picture; may be negative, as top
 * @param width at least 1, as height
 */
record CropRegion(int left, int top, int width, int height) {

    /**
     * The region around the masked pixels, as A1111 computes it: the bounding box plus padding, widened or heightened
     * to the aspect ratio, and moved inside the picture where it reached beyond. Where the picture is too small for the
     * ratio, its full width or height.
     *
     * @param mask with at least one pixel above 0
     * @param padding in pixels
     * @param shapeWidth divided by shapeHeight is the aspect ratio
     */
    static CropRegion around(Mask mask, int padding, int shapeWidth, int shapeHeight) {
        int left = mask.width();
        int top = mask.height();
        int right = 0;
        int bottom = 0;
        for (int i = 0; i < mask.share().length; i++) {
            if (mask.share()[i] != 0) {
                left = Math.min(left, i % mask.width());
                right = Math.max(right, i % mask.width() + 1);
                top = Math.min(top, i / mask.width());
                bottom = Math.max(bottom, i / mask.width() + 1);
            }
        }
        left = Math.max(0, left - padding);
        top = Math.max(0, top - padding);
        int width = Math.min(mask.width(), right + padding) - left;
        int height = Math.min(mask.height(), bottom + padding) - top;
        int grownWidth = grown(width, (long) height * shapeWidth / shapeHeight, mask.width());
        int grownHeight = grown(height, (long) width * shapeHeight / shapeWidth, mask.height());
        return new CropRegion(
                Math.clamp(left - (grownWidth - width) / 2, 0, mask.width() - grownWidth),
                Math.clamp(top - (grownHeight - height) / 2, 0, mask.height() - grownHeight),
                grownWidth,
                grownHeight);
    }

    private static int grown(int length, long wanted, int limit) {
        return Math.clamp(wanted, length, limit);
    }

    /**
     * Where this region lies in a frame when it is scaled to fit: centred, or all of the frame when the ratios differ
     * by less than a pixel.
     */
    CropRegion on(int frameWidth, int frameHeight) {
        long across = (long) width * frameHeight;
        long down = (long) height * frameWidth;
        boolean fits = Math.abs(across - down) < Math.max(frameWidth, frameHeight);
        int onWidth = fits || across > down ? frameWidth : (int) Math.max(1, across / height);
        int onHeight = fits || across < down ? frameHeight : (int) Math.max(1, down / width);
        return new CropRegion((frameWidth - onWidth) / 2, (frameHeight - onHeight) / 2, onWidth, onHeight);
    }

    /** The frame that this region lies in, in coordinates of the region. */
    CropRegion frame(int frameWidth, int frameHeight) {
        return new CropRegion(-left, -top, frameWidth, frameHeight);
    }

    Picture of(Picture picture) {
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            System.arraycopy(picture.rgb(), 3 * nearest(i, picture.width(), picture.height()), rgb, 3 * i, 3);
        }
        return new Picture(width, height, rgb);
    }

    Mask of(Mask mask) {
        byte[] share = new byte[width * height];
        for (int i = 0; i < share.length; i++) {
            share[i] = mask.share()[nearest(i, mask.width(), mask.height())];
        }
        return new Mask(width, height, share);
    }

    private int nearest(int pixel, int wholeWidth, int wholeHeight) {
        int x = Math.clamp(left + pixel % width, 0, wholeWidth - 1);
        int y = Math.clamp(top + pixel / width, 0, wholeHeight - 1);
        return y * wholeWidth + x;
    }

    /**
     * The picture with this rectangle of it replaced.
     *
     * @param part of this rectangle's size, all of it in the picture
     */
    Picture pasted(Picture picture, Picture part) {
        byte[] rgb = picture.rgb().clone();
        for (int y = 0; y < height; y++) {
            System.arraycopy(part.rgb(), 3 * y * width, rgb, 3 * ((top + y) * picture.width() + left), 3 * width);
        }
        return new Picture(picture.width(), picture.height(), rgb);
    }
}
