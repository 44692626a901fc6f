package io.civstack.diffusion.adapter;

import io.civstack.diffusion.adapter.module.TargetModule;
import io.civstack.diffusion.adapter.tensor.AdapterTensor;
import io.civstack.diffusion.adapter.weight.Lora;
import io.civstack.diffusion.adapter.weight.WeightChange;
import io.civstack.diffusion.checkpoint.Component;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Weights with those adapters merged in that are not computed as a low-rank branch: LoHa, LoKr, DoRA, full differences,
 * biases and norms. A network with merged weights is cached for exactly these adapters and strengths; LoRA and LoCon
 * can vary on top of it.
 */
public final class MergedWeights {

    private MergedWeights() {}

    /** What to merge into one module, and how strongly. */
    private record Merge(WeightChange change, double strength) {}

    /** Whether a set has anything to merge into this component. */
    public static boolean isNeeded(Component component, AdapterSet set) {
        return set.entries().stream()
                .filter(entry -> entry.strength(component) != 0)
                .flatMap(entry -> entry.adapter().changesOf(component).values().stream())
                .flatMap(List::stream)
                .anyMatch(change -> !(change instanceof Lora));
    }

    /**
     * The changed weights by tensor name, in direct memory, 4 bytes a number.
     *
     * @throws io.civstack.diffusion.inspection.UnreadableModelException when an adapter has numbers that are not finite
     */
    public static Map<String, FloatBuffer> of(Component component, AdapterSet set) {
        Map<TargetModule, List<Merge>> merges = new LinkedHashMap<>();
        for (AdapterSet.Entry entry : set.entries()) {
            double strength = entry.strength(component);
            entry.adapter()
                    .changesOf(component)
                    .forEach((target, changes) -> changes.stream()
                            .filter(change -> strength != 0 && !(change instanceof Lora))
                            .forEach(change -> merges.computeIfAbsent(target, changed -> new java.util.ArrayList<>())
                                    .add(new Merge(change, strength))));
        }
        Map<String, FloatBuffer> weights = new HashMap<>();
        merges.forEach((target, changes) -> {
            merge(target, changes, weights);
            mergeBias(target, changes, weights);
        });
        return weights;
    }

    private static void merge(TargetModule target, List<Merge> merges, Map<String, FloatBuffer> weights) {
        float[] weight = null;
        for (Merge merge : merges) {
            if (merge.change() instanceof WeightChange.OfWeight change) {
                weight = weight == null ? target.numbers() : weight;
                change.apply(target, weight, merge.strength());
            }
        }
        if (weight != null) {
            weights.put(target.weightName(), direct(weight));
        }
    }

    private static void mergeBias(TargetModule target, List<Merge> merges, Map<String, FloatBuffer> weights) {
        float[] bias = null;
        for (Merge merge : merges) {
            if (merge.change() instanceof WeightChange.OfBias change) {
                bias = bias == null ? new AdapterTensor(target.bias().orElseThrow()).read() : bias;
                change.apply(bias, merge.strength());
            }
        }
        if (bias != null) {
            weights.put(target.biasName(), direct(bias));
        }
    }

    private static FloatBuffer direct(float[] numbers) {
        FloatBuffer buffer = ByteBuffer.allocateDirect(4 * numbers.length)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        return buffer.put(0, numbers);
    }
}
