package io.civstack.diffusion.request;

import java.util.List;
import java.util.function.Consumer;

/**
 * Prompt, size, sampler and seed of a picture.
 *
 * @param prompt with A1111's attention syntax ({@code (word:1.2)}, {@code [word]}, {@code BREAK})
 * @param negativePrompt may be empty
 * @param width in pixels, a multiple of 8, {@link #SIDE_MIN_PX} to {@link #SIDE_MAX_PX}
 * @param height in pixels, likewise
 * @param steps sampling steps, 1 to {@link #STEPS_MAX}
 * @param cfg classifier-free guidance scale, 1 to {@link #CFG_MAX}; at 1 the negative prompt has no effect and is not
 *     computed
 * @param sampler a name of the sampler catalogue, such as {@code Euler a} or {@code DPM++ 2M Karras}
 * @param schedule a name of {@link io.civstack.diffusion.schedule.Schedule}, such as {@code karras}; empty for the one
 *     that the sampler's name implies. Samplers with timesteps of their own (DDIM, PLMS, UniPC) ignore it
 * @param seed 0 to 2^32 - 1; the same request with the same seed gives the same picture
 * @param clipSkip text encoder layer of SD1, counted from the last: 1 is the last one, up to {@link #CLIP_SKIP_MAX};
 *     SD2 and SDXL always use the last but one
 * @param adapters at most {@link #ADAPTERS_MAX}; a tag {@code <lora:name:0.8>} in the prompt sets the strengths of the
 *     adapter of that name. Tags without an adapter are removed from the text and ignored
 * @param embeddings that the prompts may use by name, at most {@link #EMBEDDINGS_MAX}
 */
public record TextToImage(
        String prompt,
        String negativePrompt,
        int width,
        int height,
        int steps,
        double cfg,
        String sampler,
        String schedule,
        long seed,
        int clipSkip,
        List<Adapter> adapters,
        List<Embedding> embeddings) {

    public static final int PROMPT_CHARACTERS_MAX = 6000;
    public static final int SIDE_MIN_PX = 64;
    public static final int SIDE_MAX_PX = 2048;
    public static final int STEPS_MAX = 150;
    public static final double CFG_MAX = 30;
    public static final int CLIP_SKIP_MAX = 12;
    public static final int ADAPTERS_MAX = 16;
    public static final int EMBEDDINGS_MAX = 64;
    public static final long SEED_MAX = 4_294_967_295L;

    public TextToImage {
        require(prompt.length() <= PROMPT_CHARACTERS_MAX, "the prompt is longer than " + PROMPT_CHARACTERS_MAX);
        require(
                negativePrompt.length() <= PROMPT_CHARACTERS_MAX,
                "the negative prompt is longer than " + PROMPT_CHARACTERS_MAX);
        requireSide(width, "width");
        requireSide(height, "height");
        require(steps >= 1 && steps <= STEPS_MAX, "steps must be 1 to " + STEPS_MAX);
        require(cfg >= 1 && cfg <= CFG_MAX, "cfg must be 1 to " + CFG_MAX);
        require(seed >= 0 && seed <= SEED_MAX, "the seed must be 0 to " + SEED_MAX);
        require(clipSkip >= 1 && clipSkip <= CLIP_SKIP_MAX, "clipSkip must be 1 to " + CLIP_SKIP_MAX);
        adapters = List.copyOf(adapters);
        embeddings = List.copyOf(embeddings);
        require(adapters.size() <= ADAPTERS_MAX, "at most " + ADAPTERS_MAX + " adapters act together");
        require(embeddings.size() <= EMBEDDINGS_MAX, "at most " + EMBEDDINGS_MAX + " embeddings can be called up");
    }

    /** Without adapters and embeddings. */
    public TextToImage(
            String prompt,
            String negativePrompt,
            int width,
            int height,
            int steps,
            double cfg,
            String sampler,
            String schedule,
            long seed,
            int clipSkip) {
        this(
                prompt,
                negativePrompt,
                width,
                height,
                steps,
                cfg,
                sampler,
                schedule,
                seed,
                clipSkip,
                List.of(),
                List.of());
    }

    /** The same at another size and with another number of steps. */
    public TextToImage resized(int toWidth, int toHeight, int toSteps) {
        return changed(draft -> {
            draft.width = toWidth;
            draft.height = toHeight;
            draft.steps = toSteps;
        });
    }

    /** The same with another seed. */
    public TextToImage withSeed(long other) {
        return changed(draft -> draft.seed = other);
    }

    /** The same with these adapters in place of others. */
    public TextToImage withAdapters(List<Adapter> others) {
        return changed(draft -> draft.adapters = others);
    }

    /** The same with these embeddings in place of others. */
    public TextToImage withEmbeddings(List<Embedding> others) {
        return changed(draft -> draft.embeddings = others);
    }

    private TextToImage changed(Consumer<Draft> change) {
        Draft draft = new Draft();
        change.accept(draft);
        return draft.finished();
    }

    /** Mutable copy of the values that the methods above change. */
    private final class Draft {

        private int width = TextToImage.this.width;
        private int height = TextToImage.this.height;
        private int steps = TextToImage.this.steps;
        private long seed = TextToImage.this.seed;
        private List<Adapter> adapters = TextToImage.this.adapters;
        private List<Embedding> embeddings = TextToImage.this.embeddings;

        private TextToImage finished() {
            return new TextToImage(
                    prompt,
                    negativePrompt,
                    width,
                    height,
                    steps,
                    cfg,
                    sampler,
                    schedule,
                    seed,
                    clipSkip,
                    adapters,
                    embeddings);
        }
    }

    private static void requireSide(int px, String name) {
        require(
                px >= SIDE_MIN_PX && px <= SIDE_MAX_PX && px % 8 == 0,
                name + " must be a multiple of 8 from " + SIDE_MIN_PX + " to " + SIDE_MAX_PX);
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
