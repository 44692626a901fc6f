package io.civstack.cli.evaluation;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** A picture as bytes: red, green and blue of each pixel, row by row. */
@SuppressWarnings("ArrayRecordComponent") // never compared as a record; the bytes are read only
record Pixels(int width, int height, byte[] rgb) {

    static Pixels ofPng(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        if (image == null) {
            throw new IOException("what the platform sent is no picture");
        }
        byte[] rgb = new byte[3 * image.getWidth() * image.getHeight()];
        for (int i = 0; i < rgb.length / 3; i++) {
            int value = image.getRGB(i % image.getWidth(), i / image.getWidth());
            rgb[3 * i] = (byte) (value >> 16);
            rgb[3 * i + 1] = (byte) (value >> 8);
            rgb[3 * i + 2] = (byte) value;
        }
        return new Pixels(image.getWidth(), image.getHeight(), rgb);
    }

    /** The share of values that lie further apart than this; all of them when the sizes differ. */
    double shareBeyond(Pixels other, int tolerance) {
        if (width != other.width || height != other.height) {
            return 1;
        }
        long beyond = 0;
        for (int i = 0; i < rgb.length; i++) {
            if (Math.abs(Byte.toUnsignedInt(rgb[i]) - Byte.toUnsignedInt(other.rgb[i])) > tolerance) {
                beyond++;
            }
        }
        return (double) beyond / rgb.length;
    }

    void drawOnto(BufferedImage sheet, int left, int top) {
        for (int i = 0; i < rgb.length / 3; i++) {
            int value = Byte.toUnsignedInt(rgb[3 * i]) << 16
                    | Byte.toUnsignedInt(rgb[3 * i + 1]) << 8
                    | Byte.toUnsignedInt(rgb[3 * i + 2]);
            sheet.setRGB(left + i % width, top + i / width, value);
        }
    }
}
