package io.civstack.diffusion.safetensors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A checked safetensors file.
 *
 * @param path its real path, without symbolic links
 * @param fileBytes its length
 * @param metadata the free text entries of the header
 * @param tensors every tensor by name, in the header's order
 */
public record SafetensorsFile(
        Path path, long fileBytes, Map<String, String> metadata, Map<String, TensorEntry> tensors) {

    /**
     * The largest header that is read. Those of the largest shared checkpoints are below 1 MiB, those of adapters with
     * tag statistics below 8.
     */
    public static final long HEADER_BYTES_MAX = 16L << 20;

    /**
     * The most tensors a model may have. Adapters of every module of SDXL have 12,000, checkpoints a quarter of that.
     */
    public static final int TENSORS_MAX = 32_768;

    /** The longest name of a tensor or of an entry of the metadata. */
    public static final int NAME_CHARACTERS_MAX = 256;

    /** The most entries of the metadata; trainers write a hundred. */
    public static final int METADATA_ENTRIES_MAX = 4096;

    /** The longest text of an entry of the metadata. */
    public static final int TEXT_CHARACTERS_MAX = 4 << 20;

    /** The most dimensions a tensor may have. */
    public static final int DIMENSIONS_MAX = 8;

    /**
     * Reads and checks the header; the tensors' bytes stay where they are.
     *
     * @throws io.civstack.diffusion.inspection.UnreadableModelException when the file is no safetensors file or its
     *     header is inconsistent
     */
    public static SafetensorsFile open(Path path) {
        return HeaderReader.read(path);
    }

    public Optional<TensorEntry> find(String name) {
        return Optional.ofNullable(tensors.get(name));
    }

    /** The numbers of a tensor as floats, whatever their type. */
    public float[] floats(String name) throws IOException {
        TensorEntry entry = tensors.get(name);
        if (entry == null) {
            throw new IOException("no tensor " + name + " in " + path.getFileName());
        }
        return TensorReader.floats(entry);
    }
}
