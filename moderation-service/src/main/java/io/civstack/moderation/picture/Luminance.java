package io.civstack.moderation.picture;

import io.civstack.events.Sha256;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** How bright each pixel of a picture is, row by row, from 0 to 255. */
public final class Luminance {

    public static final int FILE_BYTES_MAX = 33_554_432;

    static {
        ImageIO.setUseCache(false);
    }

    private final int width;
    private final int height;
    private final float[] values;

    Luminance(int width, int height, float[] values) {
        this.width = width;
        this.height = height;
        this.values = values;
    }

    /**
     * Decodes a file, after its header said that this is safe.
     *
     * @throws UnreadablePictureException when the file is not the picture that the event describes, or too large, or
     *     broken
     */
    public static Luminance decode(byte[] file, String sha256, int width, int height)
            throws UnreadablePictureException {
        if (file.length > FILE_BYTES_MAX) {
            throw new UnreadablePictureException("a file of " + file.length + " bytes");
        }
        if (!sha256.equals(Sha256.of(file).hex())) {
            throw new UnreadablePictureException("not the file that was announced");
        }
        Header header = Header.of(file);
        if (header.width() != width || header.height() != height) {
            throw new UnreadablePictureException(
                    "announced as " + width + " x " + height + ", is " + header.width() + " x " + header.height());
        }
        BufferedImage image = image(file, header);
        if (image.getWidth() != width || image.getHeight() != height) {
            throw new UnreadablePictureException("its header and its content disagree");
        }
        return of(image);
    }

    static Luminance of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        float[] values = new float[width * height];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                int rgb = row[x];
                values[y * width + x] =
                        0.299f * ((rgb >> 16) & 0xFF) + 0.587f * ((rgb >> 8) & 0xFF) + 0.114f * (rgb & 0xFF);
            }
        }
        return new Luminance(width, height, values);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** A copy that may be written to. */
    float[] values() {
        return values.clone();
    }

    private static BufferedImage image(byte[] file, Header header) throws UnreadablePictureException {
        Iterator<ImageReader> readers =
                ImageIO.getImageReadersByFormatName(header.format().name().toLowerCase(Locale.ROOT));
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            return reader.read(0);
        } catch (IOException | RuntimeException e) {
            // Decoders throw many kinds of exceptions when a file is broken; all of them mean the same here.
            throw new UnreadablePictureException("a broken file", e);
        } finally {
            reader.dispose();
        }
    }
}
