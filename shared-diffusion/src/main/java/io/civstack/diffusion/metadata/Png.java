package io.civstack.diffusion.metadata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.civstack.diffusion.picture.Picture;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes PNG files: 8-bit RGB, not interlaced, with texts before the pixels. The same picture and texts always give the
 * same bytes, which the JDK's own writer does not promise.
 *
 * <p>Source: W3C PNG specification, third edition.
 */
public final class Png {

    /** The text in which A1111 and its descendants keep the infotext. */
    public static final String PARAMETERS = "parameters";

    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private static final int CHANNELS = 3;

    private Png() {}

    /**
     * The file of a picture that says how it was made.
     *
     * @param infotext may be empty: then nothing is said
     */
    public static byte[] encode(Picture picture, String infotext) {
        return encode(picture, infotext.isEmpty() ? Map.of() : Map.of(PARAMETERS, infotext));
    }

    /**
     * The file of a picture with texts.
     *
     * @param texts keyword (1 to 79 Latin-1 characters) to text; written in the map's order, as tEXt when it is ASCII,
     *     else as iTXt: readers do not agree what other bytes in tEXt mean
     */
    public static byte[] encode(Picture picture, Map<String, String> texts) {
        ByteArrayOutputStream file = new ByteArrayOutputStream(picture.rgb().length / 2 + 1024);
        file.writeBytes(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(picture.width()).putInt(picture.height());
        header.put((byte) 8).put((byte) 2).put((byte) 0).put((byte) 0).put((byte) 0);
        chunk(file, "IHDR", header.array());
        texts.forEach((keyword, text) -> writeText(file, keyword, text));
        chunk(file, "IDAT", deflate(filtered(picture)));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    static void writeText(ByteArrayOutputStream file, String keyword, String text) {
        if (keyword.isEmpty()
                || keyword.length() > 79
                || !ISO_8859_1.newEncoder().canEncode(keyword)) {
            throw new IllegalArgumentException("a PNG keyword has 1 to 79 Latin-1 characters");
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(keyword.getBytes(ISO_8859_1));
        body.write(0);
        boolean ascii = text.indexOf('\0') < 0 && US_ASCII.newEncoder().canEncode(text);
        if (ascii) {
            body.writeBytes(text.getBytes(US_ASCII));
        } else {
            body.writeBytes(new byte[] {0, 0, 0, 0}); // not compressed; no language, no translated keyword
            body.writeBytes(text.getBytes(UTF_8));
        }
        chunk(file, ascii ? "tEXt" : "iTXt", body.toByteArray());
    }

    static void chunk(ByteArrayOutputStream file, String type, byte[] body) {
        byte[] name = type.getBytes(US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(body);
        file.writeBytes(ByteBuffer.allocate(4).putInt(body.length).array());
        file.writeBytes(name);
        file.writeBytes(body);
        file.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    private static byte[] deflate(byte[] raw) {
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION)) {
            deflater.setInput(raw);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream(raw.length / 2);
            byte[] buffer = new byte[1 << 16];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
            return packed.toByteArray();
        }
    }

    /** Each row with the filter that makes its values smallest in sum, the rule the specification recommends. */
    private static byte[] filtered(Picture picture) {
        int row = picture.width() * CHANNELS;
        byte[] out = new byte[picture.height() * (row + 1)];
        byte[] above = new byte[row];
        byte[] current = new byte[row];
        byte[] best = new byte[row];
        byte[] trial = new byte[row];
        for (int y = 0; y < picture.height(); y++) {
            System.arraycopy(picture.rgb(), y * row, current, 0, row);
            long bestSum = Long.MAX_VALUE;
            for (int filter = 0; filter <= 4; filter++) {
                long sum = filter(filter, current, above, trial);
                if (sum < bestSum) {
                    bestSum = sum;
                    out[y * (row + 1)] = (byte) filter;
                    byte[] swap = best;
                    best = trial;
                    trial = swap;
                }
            }
            System.arraycopy(best, 0, out, y * (row + 1) + 1, row);
            System.arraycopy(current, 0, above, 0, row);
        }
        return out;
    }

    private static long filter(int filter, byte[] current, byte[] above, byte[] out) {
        long sum = 0;
        for (int i = 0; i < current.length; i++) {
            int left = i < CHANNELS ? 0 : current[i - CHANNELS] & 0xFF;
            int up = above[i] & 0xFF;
            int upLeft = i < CHANNELS ? 0 : above[i - CHANNELS] & 0xFF;
            int predicted =
                    switch (filter) {
                        case 1 -> left;
                        case 2 -> up;
                        case 3 -> (left + up) / 2;
                        case 4 -> paeth(left, up, upLeft);
                        default -> 0;
                    };
            out[i] = (byte) (current[i] - predicted);
            sum += Math.abs(out[i]);
        }
        return sum;
    }

    private static int paeth(int left, int up, int upLeft) {
        int toLeft = Math.abs(up - upLeft);
        int toUp = Math.abs(left - upLeft);
        int toUpLeft = Math.abs(left + up - 2 * upLeft);
        if (toLeft <= toUp && toLeft <= toUpLeft) {
            return left;
        }
        return toUp <= toUpLeft ? up : upLeft;
    }
}
