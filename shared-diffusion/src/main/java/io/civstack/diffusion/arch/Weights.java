package io.civstack.diffusion.arch;

import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tensors of one component by the names of the single-file layout, without the component's prefix. */
public final class Weights {

    /** Limit of {@link #count}; no published network has a tenth as many blocks. */
    public static final int BLOCKS_MAX = 512;

    private final String prefix;
    private final Map<String, TensorEntry> all;

    private Weights(String prefix, Map<String, TensorEntry> all) {
        this.prefix = prefix;
        this.all = all;
    }

    /** A view of the tensors whose names begin with the prefix, by the rest of the name. */
    public static Weights below(String prefix, Map<String, TensorEntry> all) {
        return new Weights(prefix, Collections.unmodifiableMap(all));
    }

    /** Every name, in the order of the file. */
    public List<String> names() {
        return all.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .toList();
    }

    public boolean has(String name) {
        return all.containsKey(prefix + name);
    }

    public Optional<TensorEntry> find(String name) {
        return Optional.ofNullable(all.get(prefix + name));
    }

    /** The tensor, or an exception that names the missing one. */
    public TensorEntry require(String name) {
        TensorEntry tensor = all.get(prefix + name);
        if (tensor == null) {
            throw new UnreadableModelException(Reason.INCOMPLETE, "The model file lacks the tensor " + name + ".");
        }
        if (!tensor.dtype().isFloat()) {
            throw new UnreadableModelException(
                    Reason.INCOMPLETE, "The tensor " + name + " has type " + tensor.dtype() + ", which no weight has.");
        }
        if (tensor.elements() < 1 || tensor.elements() > Integer.MAX_VALUE) {
            throw new UnreadableModelException(
                    Reason.INCOMPLETE,
                    "The tensor " + name + " has " + tensor.elements() + " numbers, which no weight has.");
        }
        return tensor;
    }

    /** The tensor, with at least that many dimensions. */
    public TensorEntry require(String name, int rankMin) {
        TensorEntry tensor = require(name);
        if (tensor.rank() < rankMin) {
            throw new UnreadableModelException(
                    Reason.INCOMPLETE,
                    "The tensor " + name + " has " + tensor.rank() + " dimensions instead of " + rankMin + ".");
        }
        return tensor;
    }

    /** How many of {@code before0after, before1after, ...} there are, without a hole. */
    public int count(String before, String after) {
        int count = 0;
        while (count < BLOCKS_MAX && has(before + count + after)) {
            count++;
        }
        return count;
    }
}
