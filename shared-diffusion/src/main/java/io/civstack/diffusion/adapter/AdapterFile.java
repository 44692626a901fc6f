package io.civstack.diffusion.adapter;

import io.civstack.diffusion.checkpoint.TriggerWords;
import io.civstack.diffusion.inspection.AdapterSummary;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import io.civstack.diffusion.safetensors.SafetensorsFile;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An adapter file before it is resolved to the modules of a model. Only the header is read.
 *
 * @param file the checked file
 * @param modules the tensors of each module, by the name that the file gives to the module
 * @param leftOver tensors with unknown names, and duplicates
 */
public record AdapterFile(
        SafetensorsFile file, Map<String, Map<KeyPart, TensorEntry>> modules, List<UnmatchedKey> leftOver) {

    private static final Set<KeyPart> RANKED =
            EnumSet.of(KeyPart.DOWN, KeyPart.HADA_W1_B, KeyPart.LOKR_W1_B, KeyPart.LOKR_W2_B);

    public AdapterFile {
        modules = Collections.unmodifiableMap(modules);
        leftOver = List.copyOf(leftOver);
    }

    /**
     * Reads a file's header.
     *
     * @throws UnreadableModelException when it is no safetensors file, its header is inconsistent, or nothing in it is
     *     an adapter's
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
            if (key.isEmpty() || !mayBe(tensor, key.get().part())) {
                leftOver.add(new UnmatchedKey(name, whyNone(name, file)));
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

    /** Whether a tensor has a type that fits the part: factors of products must be floating point. */
    private static boolean mayBe(TensorEntry tensor, KeyPart part) {
        return tensor.dtype().isFloat() || part == KeyPart.ALPHA || !part.isApplied();
    }

    /** IA3 names its vector {@code .weight} like checkpoints do; it is recognised by {@code .on_input} beside it. */
    private static UnmatchedKey.Reason whyNone(String name, SafetensorsFile file) {
        boolean vector = name.endsWith(".weight")
                && file.find(name.substring(0, name.length() - ".weight".length()) + ".on_input")
                        .isPresent();
        return vector ? UnmatchedKey.Reason.UNSUPPORTED_KIND : UnmatchedKey.Reason.NO_ADAPTER_NAME;
    }

    /** The summary for callers. */
    public AdapterSummary summary() {
        Set<String> kinds = new TreeSet<>();
        long rank = 0;
        for (Map<KeyPart, TensorEntry> parts : modules.values()) {
            for (Map.Entry<KeyPart, TensorEntry> part : parts.entrySet()) {
                kindOf(part.getKey()).ifPresent(kinds::add);
                boolean ranked =
                        RANKED.contains(part.getKey()) && part.getValue().rank() > 1;
                rank = ranked ? Math.max(rank, part.getValue().dim(0)) : rank;
            }
        }
        Map<String, String> metadata = file.metadata();
        return new AdapterSummary(
                List.copyOf(kinds),
                modules.size(),
                rank,
                metadata.getOrDefault("ss_base_model_version", metadata.getOrDefault("modelspec.architecture", "")),
                metadata.getOrDefault("modelspec.title", metadata.getOrDefault("ss_output_name", "")),
                TriggerWords.of(metadata),
                (int) leftOver.stream()
                        .filter(key -> key.reason() != UnmatchedKey.Reason.UNSUPPORTED_KIND)
                        .count(),
                file.fileBytes());
    }

    private static Optional<String> kindOf(KeyPart part) {
        return switch (part) {
            case DOWN -> Optional.of("lora");
            case HADA_W1_A -> Optional.of("loha");
            case LOKR_W1, LOKR_W1_A -> Optional.of("lokr");
            case MAGNITUDE -> Optional.of("dora");
            case DIFFERENCE, BIAS_DIFFERENCE, REPLACEMENT -> Optional.of("diff");
            default -> part.isApplied() ? Optional.empty() : Optional.of("unsupported");
        };
    }
}
