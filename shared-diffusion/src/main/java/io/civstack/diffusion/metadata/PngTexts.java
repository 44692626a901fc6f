package io.civstack.diffusion.metadata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.InflaterInputStream;

/** Reads tEXt, zTXt and iTXt chunks, before or after the pixels. */
final class PngTexts {

    /** A ComfyUI workflow may have a megabyte; the limit is against decompression bombs. */
    static final int TEXT_BYTES_MAX = 16 << 20;

    private PngTexts() {}

    static boolean isPng(byte[] file) {
        int length = Png.SIGNATURE.length;
        return file.length > length && Arrays.equals(file, 0, length, Png.SIGNATURE, 0, length);
    }

    static Map<String, String> of(byte[] file) {
        Map<String, String> texts = new LinkedHashMap<>();
        ByteBuffer bytes = ByteBuffer.wrap(file);
        long at = Png.SIGNATURE.length;
        while (at + 12 <= file.length) {
            long length = bytes.getInt((int) at) & 0xFFFFFFFFL;
            if (at + 12 + length > file.length) {
                break;
            }
            String type = new String(file, (int) at + 4, 4, ISO_8859_1);
            if (type.endsWith("Xt")) {
                read(type, Arrays.copyOfRange(file, (int) at + 8, (int) (at + 8 + length)), texts);
            }
            at += 12 + length;
        }
        return texts;
    }

    private static void read(String type, byte[] body, Map<String, String> texts) {
        int end = zero(body, 0);
        if (end <= 0) {
            return;
        }
        String keyword = new String(body, 0, end, ISO_8859_1);
        switch (type) {
            case "tEXt" -> texts.putIfAbsent(keyword, latinOrUtf8(body, end + 1));
            case "zTXt" -> texts.putIfAbsent(keyword, new String(inflate(body, end + 2), ISO_8859_1));
            case "iTXt" -> {
                int language = end + 3 <= body.length ? zero(body, end + 3) : -1;
                int translated = language < 0 ? -1 : zero(body, language + 1);
                if (translated >= 0) {
                    boolean packed = body[end + 1] == 1;
                    byte[] text = packed
                            ? inflate(body, translated + 1)
                            : Arrays.copyOfRange(body, translated + 1, body.length);
                    texts.putIfAbsent(keyword, new String(text, UTF_8));
                }
            }
            default -> {}
        }
    }

    /**
     * The specification says Latin-1, but many tools write UTF-8: a text that is valid UTF-8 and not ASCII is taken as
     * that.
     */
    private static String latinOrUtf8(byte[] body, int from) {
        String text = new String(body, from, body.length - from, UTF_8);
        return text.indexOf('\uFFFD') < 0 ? text : new String(body, from, body.length - from, ISO_8859_1);
    }

    private static byte[] inflate(byte[] body, int from) {
        if (from >= body.length) {
            return new byte[0];
        }
        try (InflaterInputStream packed =
                new InflaterInputStream(new ByteArrayInputStream(body, from, body.length - from))) {
            return packed.readNBytes(TEXT_BYTES_MAX);
        } catch (IOException damaged) {
            return new byte[0];
        }
    }

    private static int zero(byte[] body, int from) {
        for (int i = from; i < body.length; i++) {
            if (body[i] == 0) {
                return i;
            }
        }
        return -1;
    }
}
