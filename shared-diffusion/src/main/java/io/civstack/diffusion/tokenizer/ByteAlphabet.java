package io.civstack.diffusion.tokenizer;

import java.nio.charset.StandardCharsets;

/**
 * The alphabet of byte-level encodings: one printable character for each of the 256 bytes, so that any text is a string
 * of known letters and nothing is ever unknown.
 *
 * <p>Printable Latin-1 bytes stand for themselves; the other 68 take the characters from U+0100 on, in order of the
 * byte (GPT-2's rule, which CLIP kept).
 */
final class ByteAlphabet {

    private static final char[] LETTERS = letters();

    private ByteAlphabet() {}

    private static char[] letters() {
        char[] letters = new char[256];
        char next = 256;
        for (int value = 0; value < 256; value++) {
            letters[value] = isPrintable(value) ? (char) value : next++;
        }
        return letters;
    }

    private static boolean isPrintable(int value) {
        return (value >= '!' && value <= '~') || (value >= 0xA1 && value <= 0xAC) || (value >= 0xAE && value <= 0xFF);
    }

    static char letter(int unsignedByte) {
        return LETTERS[unsignedByte];
    }

    /** The letters in the order of CLIP's vocabulary: those that stand for themselves first, then the 68 others. */
    static char[] inVocabularyOrder() {
        char[] ordered = new char[256];
        int at = 0;
        for (int value = 0; value < 256; value++) {
            if (isPrintable(value)) {
                ordered[at++] = LETTERS[value];
            }
        }
        for (int value = 0; value < 256; value++) {
            if (!isPrintable(value)) {
                ordered[at++] = LETTERS[value];
            }
        }
        return ordered;
    }

    static String spell(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder spelled = new StringBuilder(bytes.length);
        for (byte value : bytes) {
            spelled.append(LETTERS[value & 0xFF]);
        }
        return spelled.toString();
    }
}
