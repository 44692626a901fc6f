package io.civstack.diffusion.metadata;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * WebP files whose EXIF chunk says how the picture was made. The container only: pixels come compressed from elsewhere.
 * Source: RFC 9649.
 */
public final class Webp {

    private static final int FLAG_EXIF = 0x08;
    private static final int FLAG_ALPHA = 0x10;
    private static final int HEADER_BYTES = 12;
    private static final int VP8X_BYTES = 10;

    private Webp() {}

    /**
     * The same picture with another infotext; one that was there is replaced.
     *
     * @param file a WebP file, lossy, lossless or extended
     * @throws IllegalArgumentException when it is none
     */
    public static byte[] withInfotext(byte[] file, String infotext) {
        if (!isWebp(file)) {
            throw new IllegalArgumentException("this is no WebP file");
        }
        Map<String, byte[]> chunks = chunks(file);
        byte[] extended = chunks.containsKey("VP8X") ? chunks.get("VP8X").clone() : extendedHeader(chunks);
        extended[0] |= FLAG_EXIF;
        ByteArrayOutputStream body = new ByteArrayOutputStream(file.length + 2 * infotext.length() + 64);
        chunk(body, "VP8X", extended);
        chunks.forEach((name, bytes) -> {
            if (!name.startsWith("VP8X") && !name.startsWith("EXIF")) {
                chunk(body, name.substring(0, 4), bytes);
            }
        });
        chunk(body, "EXIF", Exif.withUserComment(infotext));
        ByteBuffer riff = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        riff.put("RIFF".getBytes(US_ASCII)).putInt(4 + body.size()).put("WEBP".getBytes(US_ASCII));
        ByteArrayOutputStream whole = new ByteArrayOutputStream(body.size() + HEADER_BYTES);
        whole.writeBytes(riff.array());
        whole.writeBytes(body.toByteArray());
        return whole.toByteArray();
    }

    static boolean isWebp(byte[] file) {
        return file.length > HEADER_BYTES
                && name(file, 0).equals("RIFF")
                && name(file, 8).equals("WEBP");
    }

    static Map<String, String> texts(byte[] file) {
        byte[] exif = chunks(file).getOrDefault("EXIF", new byte[0]);
        boolean prefixed = exif.length > 6 && exif[0] == 'E'; // some writers copy JPEG's "Exif\0\0" along
        return Exif.texts(prefixed ? Arrays.copyOfRange(exif, 6, exif.length) : exif);
    }

    /** Chunks by name in file order; for repeated names a number is appended. */
    private static Map<String, byte[]> chunks(byte[] file) {
        Map<String, byte[]> chunks = new LinkedHashMap<>();
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        long at = HEADER_BYTES;
        while (at + 8 <= file.length) {
            String name = name(file, (int) at);
            long length = bytes.getInt((int) at + 4) & 0xFFFFFFFFL;
            long end = Math.min(at + 8 + length, file.length);
            byte[] body = Arrays.copyOfRange(file, (int) at + 8, (int) end);
            chunks.put(chunks.containsKey(name) ? name + chunks.size() : name, body);
            at += 8 + length + length % 2;
        }
        return chunks;
    }

    private static String name(byte[] file, int at) {
        return new String(file, at, 4, US_ASCII);
    }

    private static void chunk(ByteArrayOutputStream body, String name, byte[] bytes) {
        ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        body.writeBytes(head.put(name.getBytes(US_ASCII)).putInt(bytes.length).array());
        body.writeBytes(bytes);
        if (bytes.length % 2 == 1) {
            body.write(0);
        }
    }

    /** The header that simple files do without: flags and the size, which is read from the pixels' own header. */
    private static byte[] extendedHeader(Map<String, byte[]> chunks) {
        byte[] lossless = chunks.getOrDefault("VP8L", new byte[0]);
        byte[] lossy = chunks.getOrDefault("VP8 ", new byte[0]);
        int width;
        int height;
        int flags = 0;
        if (lossless.length >= 5) {
            int bits = ByteBuffer.wrap(lossless).order(ByteOrder.LITTLE_ENDIAN).getInt(1);
            width = bits & 0x3FFF;
            height = (bits >>> 14) & 0x3FFF;
            flags = ((bits >>> 28) & 1) == 1 ? FLAG_ALPHA : 0;
        } else if (lossy.length >= 10) {
            ByteBuffer frame = ByteBuffer.wrap(lossy).order(ByteOrder.LITTLE_ENDIAN);
            width = (frame.getShort(6) & 0x3FFF) - 1;
            height = (frame.getShort(8) & 0x3FFF) - 1;
        } else {
            throw new IllegalArgumentException("this WebP file has no pixels");
        }
        ByteBuffer header =
                ByteBuffer.allocate(VP8X_BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(flags);
        header.putShort((short) width)
                .put((byte) (width >> 16))
                .putShort((short) height)
                .put((byte) (height >> 16));
        return header.array();
    }
}
