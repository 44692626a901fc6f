package io.civstack.diffusion.prompt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.civstack.diffusion.tokenizer.ClipTokenizer;
import io.civstack.diffusion.tokenizer.ClipVocabulary;
import java.util.Arrays;
import java.util.List;

/** Whatever people write, it means something finite and comes out in whole chunks. */
class PromptFuzzTest {

    private static final int VOCABULARY = 49_408;
    private static final PromptChunker CHUNKER = new PromptChunker(new ClipTokenizer(ClipVocabulary.standard()));

    @FuzzTest(maxDuration = "2m")
    void readsAnyPrompt(byte[] bytes) {
        String prompt = new String(bytes, UTF_8);

        List<WeightedText> texts = Attention.parse(prompt);
        assertThat(texts).isNotEmpty().allMatch(text -> Double.isFinite(text.weight()));
        for (PromptChunk chunk : CHUNKER.chunks(texts)) {
            assertThat(Arrays.stream(chunk.ids())).allMatch(id -> id >= 0 && id < VOCABULARY);
            assertThat(chunk.ids()).contains(49_407);
        }
    }

    @FuzzTest(maxDuration = "2m")
    void schedulesAnyPrompt(byte[] bytes) {
        String prompt = new String(bytes, UTF_8);

        PromptSchedule schedule = PromptSchedule.of(NetworkTags.parse(prompt).text(), 20);
        assertThat(schedule.intervals()).isNotEmpty().hasSizeLessThanOrEqualTo(20);
        assertThat(schedule.intervals().getLast().lastStep()).isEqualTo(20);
        assertThat(schedule.intervals()).allMatch(interval -> interval.text().length() <= prompt.length());
        assertThat(Composition.parse(prompt)).isNotEmpty();
    }
}
