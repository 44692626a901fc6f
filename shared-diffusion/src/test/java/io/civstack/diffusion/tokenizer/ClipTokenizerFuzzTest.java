package io.civstack.diffusion.tokenizer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

/** Any text has ids, all of the vocabulary, and case and surrounding space never matter. */
class ClipTokenizerFuzzTest {

    private static final ClipTokenizer TOKENIZER = new ClipTokenizer(ClipVocabulary.standard());

    @FuzzTest(maxDuration = "2m")
    void encodesAnyText(byte[] bytes) {
        String text = new String(bytes, UTF_8);

        int[] ids = TOKENIZER.encode(text);
        assertThat(Arrays.stream(ids)).allMatch(id -> id >= 0 && id < 49_408);
        assertThat(TOKENIZER.encode("  " + text + "\t")).isEqualTo(ids);
    }
}
