package io.civstack.diffusion.metadata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The EXIF block of a JPEG or WebP file, as far as prompts live in it: the infotext is the user comment, ComfyUI's
 * graphs are in the fields for the camera's maker and model as {@code prompt:{...}} and {@code workflow:{...}}. Source:
 * CIPA DC-008 (Exif 2.32), TIFF 6.0.
 */
final class Exif {

    private static final int ENTRY_BYTES = 12;
    private static final int ENTRIES_MAX = 512;
    private static final int IMAGE_DESCRIPTION = 0x010E;
    private static final int MAKE = 0x010F;
    private static final int MODEL = 0x0110;
    private static final int EXIF_POINTER = 0x8769;
    private static final int USER_COMMENT = 0x9286;
    private static final short TYPE_LONG = 4;
    private static final short TYPE_UNDEFINED = 7;
    private static final byte[] UNICODE = "UNICODE\0".getBytes(US_ASCII);
    private static final byte[] ASCII = "ASCII\0\0\0".getBytes(US_ASCII);

    private Exif() {}

    /** A block with one user comment, big endian, in UTF-16 as A1111 writes it. */
    static byte[] withUserComment(String text) {
        byte[] letters = text.getBytes(UTF_16BE);
        int comment = 8 + 2 * (2 + ENTRY_BYTES + 4);
        ByteBuffer block = ByteBuffer.allocate(comment + UNICODE.length + letters.length);
        block.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8);
        directory(block, EXIF_POINTER, TYPE_LONG, 1, 8 + 2 + ENTRY_BYTES + 4);
        directory(block, USER_COMMENT, TYPE_UNDEFINED, UNICODE.length + letters.length, comment);
        return block.put(UNICODE).put(letters).array();
    }

    private static void directory(ByteBuffer block, int tag, short type, int count, int value) {
        block.putShort((short) 1)
                .putShort((short) tag)
                .putShort(type)
                .putInt(count)
                .putInt(value)
                .putInt(0);
    }

    /** The texts of a block by the names they have in PNG files; what is damaged is left out. */
    static Map<String, String> texts(byte[] block) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (block.length >= 8 && (block[0] == 'M' || block[0] == 'I') && block[0] == block[1]) {
            ByteBuffer bytes =
                    ByteBuffer.wrap(block).order(block[0] == 'M' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            readDirectory(bytes, bytes.getInt(4), texts, true);
        }
        return texts;
    }

    private static void readDirectory(ByteBuffer bytes, int at, Map<String, String> texts, boolean first) {
        if (at < 8 || at > bytes.limit() - 2) {
            return;
        }
        int entries = Math.min(bytes.getShort(at) & 0xFFFF, ENTRIES_MAX);
        for (int i = 0; i < entries; i++) {
            int entry = at + 2 + i * ENTRY_BYTES;
            if (entry > bytes.limit() - ENTRY_BYTES) {
                return;
            }
            int tag = bytes.getShort(entry) & 0xFFFF;
            if (tag == EXIF_POINTER && first) {
                readDirectory(bytes, bytes.getInt(entry + 8), texts, false);
            } else if (tag == USER_COMMENT) {
                texts.putIfAbsent(Png.PARAMETERS, comment(value(bytes, entry), bytes.order()));
            } else if (tag == MAKE || tag == MODEL || tag == IMAGE_DESCRIPTION) {
                named(new String(value(bytes, entry), UTF_8), texts);
            }
        }
    }

    private static byte[] value(ByteBuffer bytes, int entry) {
        long count = bytes.getInt(entry + 4) & 0xFFFFFFFFL;
        long from = count <= 4 ? entry + 8 : bytes.getInt(entry + 8) & 0xFFFFFFFFL;
        long end = Math.min(from + count, bytes.limit());
        byte[] value = new byte[(int) Math.max(0, end - from)];
        if (value.length > 0) {
            bytes.get((int) from, value);
        }
        return value;
    }

    private static void named(String value, Map<String, String> texts) {
        String text = value.replaceAll("\0+$", "");
        for (String name : new String[] {"prompt", "workflow"}) {
            if (text.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
                texts.putIfAbsent(name, text.substring(name.length() + 1).strip());
            }
        }
    }

    private static String comment(byte[] value, ByteOrder order) {
        if (startsWith(value, UNICODE)) {
            byte[] letters = Arrays.copyOfRange(value, UNICODE.length, value.length);
            return new String(letters, isBigEndian(letters, order) ? UTF_16BE : UTF_16LE);
        }
        int from = startsWith(value, ASCII) || startsWith(value, new byte[8]) ? ASCII.length : 0;
        return new String(value, from, value.length - from, from == 0 ? UTF_8 : ISO_8859_1).replaceAll("\0+$", "");
    }

    /**
     * Tools do not agree whether the letters follow the block's order: whichever side has more zero bytes is the high
     * one.
     */
    private static boolean isBigEndian(byte[] letters, ByteOrder order) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i + 1 < letters.length; i += 2) {
            even += letters[i] == 0 ? 1 : 0;
            odd += letters[i + 1] == 0 ? 1 : 0;
        }
        return even == odd ? order.equals(ByteOrder.BIG_ENDIAN) : even > odd;
    }

    private static boolean startsWith(byte[] value, byte[] start) {
        return value.length >= start.length && Arrays.equals(value, 0, start.length, start, 0, start.length);
    }
}
