package io.civstack.diffusion;

import io.civstack.diffusion.safetensors.SafetensorsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Tiny checkpoints of architectures that have no reference file, put together from parts of those that have one. */
public final class TinyArchitectures {

    public static final Path SD1 = Goldens.file("tiny-sd15/model.safetensors");
    public static final Path SDXL = Goldens.file("tiny-sdxl/model.safetensors");

    private static final String OPEN_CLIP = "conditioner.embedders.1.model.";
    private static final String TEXT_MAPS = ".*attn2.to_[kv].weight";

    private TinyArchitectures() {}

    /** Lays the vocabulary of the tiny checkpoints beside those of a folder. */
    public static void bringTheVocabulary(Path folder) {
        try {
            Path tokenizer = Files.createDirectory(folder.resolve("tokenizer"));
            for (String name : new String[] {"vocab.json", "merges.txt"}) {
                Files.copy(SD1.resolveSibling("tokenizer").resolve(name), tokenizer.resolve(name));
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Parts in the layout of SD2: OpenCLIP of 128 in place of 1024, and maps from it with numbers of their own. */
    public static RewrittenCheckpoint sd2() {
        RewrittenCheckpoint parts = new RewrittenCheckpoint()
                .from(SD1, name -> name.startsWith("cond_stage_model") || name.matches(TEXT_MAPS) ? "" : name)
                .from(
                        SDXL,
                        name -> name.startsWith(OPEN_CLIP) && !name.endsWith("text_projection")
                                ? "cond_stage_model.model." + name.substring(OPEN_CLIP.length())
                                : "");
        replaceTextMaps(SD1, parts);
        return parts;
    }

    /**
     * SDXL's parts as the refiner has them: its second text encoder alone, and a label of five numbers beside the
     * pooled text.
     */
    public static RewrittenCheckpoint refiner() {
        String label = "model.diffusion_model.label_emb.0.0.weight";
        RewrittenCheckpoint parts = new RewrittenCheckpoint()
                .from(
                        SDXL,
                        name -> name.startsWith("conditioner.embedders.0")
                                        || name.equals(label)
                                        || name.matches(TEXT_MAPS)
                                ? ""
                                : name.replace(OPEN_CLIP, "conditioner.embedders.0.model."))
                .put(label, noise(new SplittableRandom(3), 256 * (128 + 5 * 256)), 256, 128 + 5 * 256);
        replaceTextMaps(SDXL, parts);
        return parts;
    }

    /** Maps from a text of 128 numbers, with numbers of their own. */
    private static void replaceTextMaps(Path original, RewrittenCheckpoint parts) {
        SplittableRandom random = new SplittableRandom(5);
        SafetensorsFile.open(original).tensors().forEach((name, tensor) -> {
            if (name.matches(TEXT_MAPS)) {
                parts.put(name, noise(random, (int) tensor.dim(0) * 128), tensor.dim(0), 128);
            }
        });
    }

    private static float[] noise(SplittableRandom random, int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) (random.nextGaussian() * 0.1);
        }
        return numbers;
    }
}
