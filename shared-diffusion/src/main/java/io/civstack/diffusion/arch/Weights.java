package io.civstack.diffusion.arch;

import io.civstack.diffusion.UnreadableModelException;
import io.civstack.diffusion.UnreadableModelException.Reason;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tensors of one component under the names that its architecture knows. */
public final class Weights {

    /** The most blocks of any kind that one counts: no published network has a tenth of it. */
    public static final int BLOCKS_MAX = 512;

    private final Map<String, TensorEntry> tensors;

    private Weights(Map<String, TensorEntry> tensors) {
        this.tensors = tensors;
    }

    /** Those tensors whose name begins with the prefix, under the rest of their name. */
    public static Weights below(String prefix, Map<String, TensorEntry> all) {
        Map<String, TensorEntry> own = new LinkedHashMap<>();
        all.forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                own.put(name.substring(prefix.length()), tensor);
            }
        });
        return new Weights(own);
    }

    public Set<String> names() {
        return tensors.keySet();
    }

    public boolean has(String name) {
        return tensors.containsKey(name);
    }

    public Optional<TensorEntry> find(String name) {
        return Optional.ofNullable(tensors.get(name));
    }

    /** The tensor, or the sentence that says which one the file lacks. */
    public TensorEntry require(String name) {
        TensorEntry tensor = tensors.get(name);
        if (tensor == null) {
            throw new UnreadableModelException(Reason.INCOMPLETE, "The model file lacks the tensor " + name + ".");
        }
        if (!tensor.dtype().isFloat()) {
            throw new UnreadableModelException(
                    Reason.INCOMPLETE, "The tensor " + name + " has type " + tensor.dtype() + ", which no weight has.");
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
