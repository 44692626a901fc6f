package io.civstack.diffusion.pipeline.model;

import io.civstack.diffusion.arch.OpenClipText;
import io.civstack.diffusion.arch.TextEncoder;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import io.civstack.diffusion.tokenizer.ClipVocabulary;
import io.civstack.diffusion.tokenizer.UnreadableVocabularyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The vocabularies of a checkpoint's text encoders: those of the folders {@code tokenizer/} beside it or in it, or that
 * of OpenAI's CLIP.
 */
final class Vocabularies {

    /** For the first text encoder and for the second one, which uses the first folder when it has none of its own. */
    private static final List<String> FOLDERS = List.of("tokenizer", "tokenizer_2");

    private static final List<String> FILES =
            List.of("vocab.json", "merges.txt", "special_tokens_map.json", "tokenizer_config.json");

    private Vocabularies() {}

    /** Every file that is read if it exists. */
    static List<Path> paths(Path checkpoint) {
        return FOLDERS.stream()
                .map(name -> folder(checkpoint, name))
                .flatMap(folder -> FILES.stream().map(folder::resolve))
                .toList();
    }

    private static Path folder(Path checkpoint, String name) {
        return Files.isDirectory(checkpoint)
                ? checkpoint.resolve(name)
                : checkpoint.toAbsolutePath().resolveSibling(name);
    }

    /**
     * The vocabulary of a text encoder.
     *
     * @param file the checkpoint
     * @param index of the encoder in it
     */
    static ClipVocabulary of(Path file, int index, TextEncoder network) {
        Path own = folder(file, FOLDERS.get(Math.min(index, 1)));
        Path folder = Files.isDirectory(own) ? own : folder(file, FOLDERS.getFirst());
        try {
            ClipVocabulary read = Files.isDirectory(folder) ? ClipVocabulary.read(folder) : ClipVocabulary.standard();
            ClipVocabulary padded = network instanceof OpenClipText ? read.withPad(0) : read;
            if (padded.size() > network.vocabulary()) {
                throw new UnreadableModelException(
                        Reason.INCOMPLETE,
                        "The vocabulary has " + padded.size() + " tokens, but the model's text encoder knows "
                                + network.vocabulary()
                                + ": the folder tokenizer/ that belongs to the model is missing or another's.");
            }
            return padded;
        } catch (UnreadableVocabularyException broken) {
            throw new UnreadableModelException(
                    Reason.INCOMPLETE,
                    "The folder tokenizer/ beside the model cannot be used: " + broken.getMessage() + ".",
                    broken);
        }
    }
}
