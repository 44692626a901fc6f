package io.civstack.diffusion.picture;

/**
 * An RGB picture, 8 bits a channel.
 *
 * @param width in pixels
 * @param height in pixels
 * @param rgb {@code 3 * width * height} bytes, row by row from the top, interleaved red, green and blue; not copied, so
 *     it must not be modified
 */
@SuppressWarnings("ArrayRecordComponent") // copying megabytes in every accessor would be slow
public record Picture(int width, int height, byte[] rgb) {

    public Picture {
        if (width < 1 || height < 1 || rgb.length != 3L * width * height) {
            throw new IllegalArgumentException("a picture has 3 bytes for every pixel");
        }
    }
}
