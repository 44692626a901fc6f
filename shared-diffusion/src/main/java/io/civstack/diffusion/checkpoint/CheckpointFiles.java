package io.civstack.diffusion.checkpoint;

import io.civstack.diffusion.arch.Architecture;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import io.civstack.diffusion.safetensors.SafetensorsFile;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files that make up a checkpoint: a single file, a single file with others that replace components, or a folder of
 * the diffusers library.
 *
 * @param files the first is the one that describes the whole
 * @param tensors by single-file name
 * @param metadata of the first file, and what a folder's configurations say instead
 */
record CheckpointFiles(List<SafetensorsFile> files, Map<String, TensorEntry> tensors, Map<String, String> metadata) {

    private static final String SUFFIX = ".safetensors";

    /**
     * Files beside {@code NAME.safetensors} that replace a part of it: {@code NAME.vae.safetensors}, as A1111 takes it,
     * and so on.
     */
    private static final List<String> OVERLAYS = List.of(".vae", ".text_encoder", ".text_encoder_2");

    /** Published folders have up to five numbered parts. */
    static final int PARTS_MAX = 64;

    static CheckpointFiles of(Path path) {
        return Files.isDirectory(path) ? DiffusersFolder.read(path) : single(path);
    }

    /** Every file that {@link #of} would read. */
    static List<Path> paths(Path path) {
        if (Files.isDirectory(path)) {
            return DiffusersFolder.paths(path);
        }
        List<Path> all = new ArrayList<>(List.of(path));
        OVERLAYS.stream()
                .map(overlay -> beside(path, overlay))
                .filter(Files::isRegularFile)
                .forEach(all::add);
        return all;
    }

    private static CheckpointFiles single(Path path) {
        SafetensorsFile main = SafetensorsFile.open(path);
        Map<String, TensorEntry> tensors = SingleFileNames.of(main.tensors());
        List<SafetensorsFile> files = new ArrayList<>(List.of(main));
        for (String overlay : OVERLAYS) {
            Path file = beside(path, overlay);
            if (Files.isRegularFile(file)) {
                SafetensorsFile over = open(file, files);
                replace(tensors, overlay, over.tensors());
            }
        }
        return new CheckpointFiles(files, tensors, main.metadata());
    }

    /** Opens one more file of a model. Its files together have no more tensors than a single one may have. */
    static SafetensorsFile open(Path path, List<SafetensorsFile> files) {
        SafetensorsFile file = SafetensorsFile.open(path);
        files.add(file);
        int tensors = files.stream().mapToInt(part -> part.tensors().size()).sum();
        if (tensors > SafetensorsFile.TENSORS_MAX) {
            throw new UnreadableModelException(
                    Reason.HOSTILE_HEADER,
                    "The model's files list more than " + SafetensorsFile.TENSORS_MAX + " tensors together.");
        }
        return file;
    }

    private static Path beside(Path path, String overlay) {
        String name = path.getFileName().toString();
        String stem = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        return path.resolveSibling(stem + overlay + SUFFIX);
    }

    /** Replaces a whole component by the tensors of the file. */
    private static void replace(Map<String, TensorEntry> tensors, String overlay, Map<String, TensorEntry> over) {
        Architecture architecture = ArchitectureDetector.architecture(tensors);
        Map<String, TensorEntry> renamed =
                switch (overlay) {
                    case ".vae" -> SingleFileNames.vae(over);
                    case ".text_encoder_2" -> SingleFileNames.openClip(over, architecture.openClipPrefix());
                    default ->
                        architecture.clipPrefix().isEmpty()
                                ? SingleFileNames.openClip(over, architecture.openClipPrefix())
                                : SingleFileNames.clip(over, architecture.clipPrefix());
                };
        String prefix =
                switch (overlay) {
                    case ".vae" -> Checkpoint.VAE_PREFIX;
                    case ".text_encoder_2" -> architecture.openClipPrefix();
                    default ->
                        architecture.clipPrefix().isEmpty() ? architecture.openClipPrefix() : architecture.clipPrefix();
                };
        if (prefix.isEmpty() || renamed.keySet().stream().noneMatch(name -> name.startsWith(prefix))) {
            throw new UnreadableModelException(
                    Reason.INCOMPLETE,
                    "The file that replaces the model's " + overlay.substring(1) + " holds no such part.");
        }
        tensors.keySet().removeIf(name -> name.startsWith(prefix));
        tensors.putAll(renamed);
    }

    /** The model files of a folder: one, or numbered parts. */
    static List<Path> parts(Path folder, String stem) {
        for (String variant : List.of("", ".fp16")) {
            Path whole = folder.resolve(stem + variant + SUFFIX);
            if (Files.isRegularFile(whole)) {
                return List.of(whole);
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> numbered = files.filter(
                            file -> file.getFileName().toString().matches(stem + "-\\d{5}-of-\\d{5}" + SUFFIX))
                    .limit(PARTS_MAX + 1L)
                    .sorted()
                    .toList();
            if (numbered.size() > PARTS_MAX) {
                throw new UnreadableModelException(
                        Reason.HOSTILE_HEADER,
                        "The model's folder has more than " + PARTS_MAX + " numbered parts of one network.");
            }
            return numbered;
        } catch (IOException unreadable) {
            throw new UnreadableModelException(Reason.NOT_READABLE, "The model's folder cannot be read.");
        }
    }
}
