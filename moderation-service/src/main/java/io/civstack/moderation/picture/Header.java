package io.civstack.moderation.picture;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What a PNG or JPEG says of itself in its first bytes, read without decoding anything: a file of some kilobytes can
 * claim a picture that would not fit into memory.
 */
record Header(Format format, int width, int height) {

    static final int SIDE_PIXELS_MAX = 16_384;
    static final long PIXELS_MAX = 16_777_216;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int PNG_SIZE_AT = 16;
    private static final int PNG_HEADER_BYTES = 24;
    private static final int MARKERS_MAX = 1_000;

    /** The kinds of files that are decoded here. */
    enum Format {
        PNG,
        JPEG
    }

    /** Reads the header and checks its size against the limits. */
    static Header of(byte[] file) throws UnreadablePictureException {
        Header header = isPng(file) ? png(file) : jpeg(file);
        boolean tooLarge = header.width > SIDE_PIXELS_MAX
                || header.height > SIDE_PIXELS_MAX
                || (long) header.width * header.height > PIXELS_MAX;
        if (header.width < 1 || header.height < 1 || tooLarge) {
            throw new UnreadablePictureException("a picture of " + header.width + " x " + header.height + " pixels");
        }
        return header;
    }

    private static boolean isPng(byte[] file) {
        return file.length >= PNG_HEADER_BYTES && Arrays.equals(file, 0, PNG.length, PNG, 0, PNG.length);
    }

    private static Header png(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        return new Header(Format.PNG, bytes.getInt(PNG_SIZE_AT), bytes.getInt(PNG_SIZE_AT + 4));
    }

    /** Walks from marker to marker up to the first start of frame, which has the size. */
    private static Header jpeg(byte[] file) throws UnreadablePictureException {
        if (file.length < 4 || unsigned(file, 0) != 0xFF || unsigned(file, 1) != 0xD8) {
            throw new UnreadablePictureException("neither PNG nor JPEG");
        }
        int at = 2;
        for (int marker = 0; marker < MARKERS_MAX && at + 9 < file.length; marker++) {
            if (unsigned(file, at) != 0xFF) {
                break;
            }
            int kind = unsigned(file, at + 1);
            if (kind == 0xFF) {
                at++;
            } else if (isFrame(kind)) {
                return new Header(Format.JPEG, word(file, at + 7), word(file, at + 5));
            } else {
                at += 2 + word(file, at + 2);
            }
        }
        throw new UnreadablePictureException("a JPEG without a frame");
    }

    private static boolean isFrame(int kind) {
        return kind >= 0xC0 && kind <= 0xCF && kind != 0xC4 && kind != 0xC8 && kind != 0xCC;
    }

    private static int word(byte[] file, int at) {
        return (unsigned(file, at) << 8) | unsigned(file, at + 1);
    }

    private static int unsigned(byte[] file, int at) {
        return file[at] & 0xFF;
    }
}
