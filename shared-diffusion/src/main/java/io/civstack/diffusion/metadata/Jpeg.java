package io.civstack.diffusion.metadata;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.civstack.diffusion.picture.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** JPEG files whose EXIF user comment says how the picture was made. Source: ITU-T T.81, CIPA DC-008. */
public final class Jpeg {

    private static final byte[] EXIF_NAME = "Exif\0\0".getBytes(US_ASCII);
    private static final int APP1 = 0xE1;
    private static final int START_OF_SCAN = 0xDA;

    /** A segment's length is two bytes and counts itself. */
    static final int SEGMENT_BYTES_MAX = 0xFFFF - 2;

    private Jpeg() {}

    /**
     * The file of a picture.
     *
     * @param quality 0 (small) to 1 (good)
     * @param infotext may be empty: then nothing is said; longer ones than a segment holds are cut
     */
    public static byte[] encode(Picture picture, float quality, String infotext) {
        byte[] plain = pixels(picture, quality);
        if (infotext.isEmpty()) {
            return plain;
        }
        int lettersMax = (SEGMENT_BYTES_MAX - EXIF_NAME.length - Exif.withUserComment("").length) / 2;
        byte[] block = Exif.withUserComment(infotext.substring(0, Math.min(infotext.length(), lettersMax)));
        ByteArrayOutputStream file = new ByteArrayOutputStream(plain.length + block.length + 16);
        file.write(plain, 0, 2);
        int length = 2 + EXIF_NAME.length + block.length;
        file.writeBytes(new byte[] {(byte) 0xFF, (byte) APP1, (byte) (length >> 8), (byte) length});
        file.writeBytes(EXIF_NAME);
        file.writeBytes(block);
        file.write(plain, 2, plain.length - 2);
        return file.toByteArray();
    }

    private static byte[] pixels(Picture picture, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image(picture), null, null), how);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    private static BufferedImage image(Picture picture) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        byte[] rgb = picture.rgb();
        for (int i = 0; i < picture.width() * picture.height(); i++) {
            int colour = ((rgb[3 * i] & 0xFF) << 16) | ((rgb[3 * i + 1] & 0xFF) << 8) | (rgb[3 * i + 2] & 0xFF);
            image.setRGB(i % picture.width(), i / picture.width(), colour);
        }
        return image;
    }

    static boolean isJpeg(byte[] file) {
        return file.length > 3 && file[0] == (byte) 0xFF && file[1] == (byte) 0xD8;
    }

    static Map<String, String> texts(byte[] file) {
        Map<String, String> texts = new LinkedHashMap<>();
        ByteBuffer bytes = ByteBuffer.wrap(file);
        int at = 2;
        while (at + 4 <= file.length && file[at] == (byte) 0xFF && (file[at + 1] & 0xFF) != START_OF_SCAN) {
            int length = bytes.getShort(at + 2) & 0xFFFF;
            int end = Math.min(at + 2 + length, file.length);
            int body = at + 4;
            boolean exif = (file[at + 1] & 0xFF) == APP1
                    && end - body > EXIF_NAME.length
                    && Arrays.equals(file, body, body + EXIF_NAME.length, EXIF_NAME, 0, EXIF_NAME.length);
            if (exif) {
                Exif.texts(Arrays.copyOfRange(file, body + EXIF_NAME.length, end))
                        .forEach(texts::putIfAbsent);
            }
            at = at + 2 + Math.max(length, 2);
        }
        return texts;
    }
}
