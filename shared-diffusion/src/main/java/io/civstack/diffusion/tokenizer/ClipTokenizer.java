package io.civstack.diffusion.tokenizer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CLIP's byte-level byte-pair encoding: NFC, runs of white space to one space, lower case, split into words, each word
 * spelled in the byte alphabet and merged by rank. Thread safe; the same text always gives the same ids.
 *
 * <p>Source: the tokenizer published with OpenAI's CLIP, in the form the diffusion tools use (no HTML unescaping, no
 * text repair).
 */
public final class ClipTokenizer {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern WORDS = Pattern.compile(
            "<\\|startoftext\\|>|<\\|endoftext\\|>|'s|'t|'re|'ve|'m|'ll|'d|\\p{L}+|\\p{N}|[^\\s\\p{L}\\p{N}]+",
            Pattern.UNICODE_CHARACTER_CLASS);

    private final ClipVocabulary vocabulary;
    private final BytePairs pairs;

    public ClipTokenizer(ClipVocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.pairs = new BytePairs(vocabulary);
    }

    public ClipVocabulary vocabulary() {
        return vocabulary;
    }

    /** The ids of a text of any length, without bos, eos or padding; an empty text has none. */
    public int[] encode(String text) {
        List<Integer> ids = new ArrayList<>();
        Matcher words = WORDS.matcher(clean(text));
        while (words.find()) {
            String word = words.group();
            if (word.equals(ClipVocabulary.BOS)) {
                ids.add(vocabulary.bos());
            } else if (word.equals(ClipVocabulary.EOS)) {
                ids.add(vocabulary.eos());
            } else {
                pairs.encode(ByteAlphabet.spell(word), ids);
            }
        }
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }

    private static String clean(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return lowerCase(WHITE_SPACE.matcher(composed).replaceAll(" "));
    }

    /** Letter by letter: String.toLowerCase knows the final sigma, which the published tokenizer does not. */
    private static String lowerCase(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> {
            if (letter == 'İ') {
                lower.append("i\u0307");
            } else {
                lower.appendCodePoint(Character.toLowerCase(letter));
            }
        });
        return lower.toString();
    }
}
