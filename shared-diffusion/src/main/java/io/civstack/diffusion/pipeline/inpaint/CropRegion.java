package io.civstack.diffusion.pipeline.inpaint;

import io.civstack.diffusion.picture.Mask;
import io.civstack.diffusion.picture.Picture;

/**
 * A rectangle of a picture. It may reach beyond the picture, where the picture's edge goes on.
 *
 * @param left of the rectangle in the picture; may be negative, as top
 * @param width at least 1, as height
 */
record CropRegion(int left, int top, int width, int height) {

    /**
     * What is around the marked part of a mask, as A1111 has it: padded, grown evenly on two sides to a shape, and moved inside the picture where it
     * reached beyond. Where the picture is too small for the shape it takes all there is.
     *
     * @param mask that marks something
     * @param padding in pixels
     * @param shapeWidth to shapeHeight is the ratio of the sides
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

    /** Where this lies on a canvas when it is made as large as fits: in the middle, or everywhere when the shapes differ by less than a pixel. */
    CropRegion on(int canvasWidth, int canvasHeight) {
        long across = (long) width * canvasHeight;
        long down = (long) height * canvasWidth;
        boolean fits = Math.abs(across - down) < Math.max(canvasWidth, canvasHeight);
        int onWidth = fits || across > down ? canvasWidth : (int) Math.max(1, across / height);
        int onHeight = fits || across < down ? canvasHeight : (int) Math.max(1, down / width);
        return new CropRegion((canvasWidth - onWidth) / 2, (canvasHeight - onHeight) / 2, onWidth, onHeight);
    }

    /** The rectangle, in terms of this one, that this one lies in. */
    CropRegion frame(int canvasWidth, int canvasHeight) {
        return new CropRegion(-left, -top, canvasWidth, canvasHeight);
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
