package io.civstack.diffusion.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.prompt.PromptChunk.Insertion;
import io.civstack.diffusion.tokenizer.ClipTokenizer;
import io.civstack.diffusion.tokenizer.ClipVocabulary;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptChunkerTest {

    private static final int BOS = 49_406;
    private static final int EOS = 49_407;
    private static final int CAT = 2368;
    private static final int COMMA = 267;

    private final ClipTokenizer tokenizer = new ClipTokenizer(ClipVocabulary.standard());
    private final PromptChunker chunker = new PromptChunker(tokenizer);

    record Named(String name, int vectors) implements Inversion {}

    @Test
    void framesAnEmptyPromptAsOneChunk() {
        // When
        List<PromptChunk> chunks = chunker.chunks("");

        // Then
        int[] ids = new int[77];
        Arrays.fill(ids, EOS);
        ids[0] = BOS;
        assertThat(chunks).hasSize(1);
        assertThat(chunks.getFirst().ids()).containsExactly(ids);
        assertThat(chunks.getFirst().isWeighted()).isFalse();
    }

    @Test
    void padsWithTheVocabularysPadBehindOneEos() {
        // Given
        PromptChunker openClip =
                new PromptChunker(new ClipTokenizer(ClipVocabulary.standard().withPad(0)));

        // When
        PromptChunk chunk = openClip.chunks("cat").getFirst();

        // Then
        assertThat(Arrays.copyOf(chunk.ids(), 5)).containsExactly(BOS, CAT, EOS, 0, 0);
    }

    @Test
    void givesEveryTokenTheWeightOfItsBracket() {
        // When
        PromptChunk chunk = chunker.chunks("a (cat:1.5)").getFirst();

        // Then
        assertThat(Arrays.copyOf(chunk.weights(), 4)).containsExactly(1f, 1f, 1.5f, 1f);
        assertThat(chunk.isWeighted()).isTrue();
    }

    @Test
    void beginsANewChunkAfterSeventyFiveTokens() {
        // When
        List<PromptChunk> chunks = chunker.chunks("cat ".repeat(76));

        // Then
        assertThat(chunks).hasSize(2);
        assertThat(chunks.get(0).ids()[75]).isEqualTo(CAT);
        assertThat(chunks.get(0).ids()[76]).isEqualTo(EOS);
        assertThat(Arrays.copyOf(chunks.get(1).ids(), 3)).containsExactly(BOS, CAT, EOS);
    }

    @Test
    void keepsExactlySeventyFiveTokensInOneChunk() {
        // When
        List<PromptChunk> chunks = chunker.chunks("cat ".repeat(75));
        List<PromptChunk> longer = chunker.chunks("cat ".repeat(76));

        // Then
        assertThat(chunks).hasSize(1);
        assertThat(longer).hasSize(2);
    }

    @Test
    void movesTheTailBehindACommaThatIsNear() {
        // When
        List<PromptChunk> chunks = chunker.chunks("cat ".repeat(60) + ", " + "cat ".repeat(20));

        // Then
        assertThat(chunks.get(0).ids()[61]).isEqualTo(COMMA);
        assertThat(chunks.get(0).ids()[62]).isEqualTo(EOS);
        assertThat(chunks.get(1).ids()[20]).isEqualTo(CAT);
        assertThat(chunks.get(1).ids()[21]).isEqualTo(EOS);
    }

    @Test
    void leavesTheTailBehindACommaThatIsFar() {
        // When
        List<PromptChunk> chunks = chunker.chunks("cat ".repeat(54) + ", " + "cat ".repeat(30));

        // Then
        assertThat(chunks.get(0).ids()[75]).isEqualTo(CAT);
        assertThat(chunks.get(1).ids()[10]).isEqualTo(CAT);
        assertThat(chunks.get(1).ids()[11]).isEqualTo(EOS);
    }

    @Test
    void fillsTheChunkAtBreak() {
        // When
        List<PromptChunk> chunks = chunker.chunks("a BREAK cat");

        // Then
        assertThat(chunks).hasSize(2);
        assertThat(chunks.get(1).ids()[1]).isEqualTo(CAT);
    }

    @Test
    void putsAnInversionWhereItsNameStands() {
        // Given
        PromptChunker named = new PromptChunker(tokenizer, List.of(new Named("bad-hands-5", 4), new Named("bad", 1)));

        // When
        PromptChunk chunk = named.chunks("a Bad-Hands-5 cat").getFirst();

        // Then
        assertThat(chunk.insertions()).containsExactly(new Insertion(2, new Named("bad-hands-5", 4)));
        assertThat(Arrays.copyOf(chunk.ids(), 8)).containsExactly(BOS, 320, 0, 0, 0, 0, CAT, EOS);
    }

    @Test
    void neverSplitsAnInversionOverChunks() {
        // Given
        PromptChunker named = new PromptChunker(tokenizer, List.of(new Named("style", 8)));

        // When
        List<PromptChunk> chunks = named.chunks("cat ".repeat(70) + "style");

        // Then
        assertThat(chunks.get(0).insertions()).isEmpty();
        assertThat(chunks.get(1).insertions()).containsExactly(new Insertion(1, new Named("style", 8)));
    }

    @Test
    void takesAnInversionAlongWithTheTail() {
        // Given
        PromptChunker named = new PromptChunker(tokenizer, List.of(new Named("style", 2)));

        // When
        List<PromptChunk> chunks = named.chunks("cat ".repeat(60) + ", cat style " + "cat ".repeat(20));

        // Then
        assertThat(chunks.get(0).insertions()).isEmpty();
        assertThat(chunks.get(1).insertions()).containsExactly(new Insertion(2, new Named("style", 2)));
    }

    @Test
    void padsWithEmptyChunks() {
        // When
        List<PromptChunk> chunks = chunker.padded(chunker.chunks("cat"), 3);

        // Then
        assertThat(chunks).hasSize(3);
        assertThat(chunks.get(2).ids()[1]).isEqualTo(EOS);
    }
}
