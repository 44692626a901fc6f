package io.civstack.diffusion.adapter;

import io.civstack.diffusion.UnreadableModelException;
import io.civstack.diffusion.UnreadableModelException.Reason;
import io.civstack.diffusion.safetensors.SafetensorsFile;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An adapter file by itself, before anybody knows the model it is for. Reading one costs the header only.
 *
 * @param file the checked file
 * @param modules the tensors of each module, under the file's own name for it
 * @param leftOver tensors whose names are no adapter's, or come twice
 */
public record AdapterFile(
        SafetensorsFile file, Map<String, Map<KeyPart, TensorEntry>> modules, List<UnmatchedKey> leftOver) {

    public AdapterFile {
        modules = Collections.unmodifiableMap(modules);
        leftOver = List.copyOf(leftOver);
    }

    /**
     * Reads a file's header.
     *
     * @throws UnreadableModelException when it is no safetensors file, its header lies, or nothing in it is an adapter's
     */
    public static AdapterFile open(Path path) {
        return of(SafetensorsFile.open(path));
    }

    /** The same for a file whose header has been read. */
    static AdapterFile of(SafetensorsFile file) {
        Map<String, Map<KeyPart, TensorEntry>> modules = new LinkedHashMap<>();
        List<UnmatchedKey> leftOver = new ArrayList<>();
        file.tensors().forEach((name, tensor) -> {
            Optional<AdapterKey> key = AdapterKey.parse(name);
            if (key.isEmpty() || !(tensor.dtype().isFloat() || key.get().part() == KeyPart.ALPHA)) {
                leftOver.add(new UnmatchedKey(name, UnmatchedKey.Reason.NO_ADAPTER_NAME));
            } else if (modules.computeIfAbsent(key.get().module(), module -> new EnumMap<>(KeyPart.class))
                            .putIfAbsent(key.get().part(), tensor)
                    != null) {
                leftOver.add(new UnmatchedKey(name, UnmatchedKey.Reason.TWICE));
            }
        });
        if (modules.isEmpty()) {
            throw new UnreadableModelException(
                    Reason.UNKNOWN_ARCHITECTURE, "The file is no adapter: none of its tensors has an adapter's name.");
        }
        return new AdapterFile(file, modules, leftOver);
    }
}
