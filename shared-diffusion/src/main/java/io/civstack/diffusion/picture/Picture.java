package io.civstack.diffusion.picture;

/**
 * A picture in memory.
 *
 * @param width in pixels
 * @param height in pixels
 * @param rgb {@code 3 * width * height} bytes, row by row from the top, red, green and blue of a pixel beside each other; not copied, so
 *     nobody may change it
 */
@SuppressWarnings(
        "ArrayRecordComponent") // pixels are compared by tests that mean it, and copying megabytes per accessor helps
// nobody
public record Picture(int width, int height, byte[] rgb) {

    public Picture {
        if (width < 1 || height < 1 || rgb.length != 3L * width * height) {
            throw new IllegalArgumentException("a picture has 3 bytes for every pixel");
        }
    }
}
