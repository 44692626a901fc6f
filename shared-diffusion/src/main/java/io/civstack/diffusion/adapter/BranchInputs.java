package io.civstack.diffusion.adapter;

import io.civstack.diffusion.adapter.branch.AdapterHook;
import io.civstack.diffusion.adapter.module.TargetModule;
import io.civstack.diffusion.adapter.weight.Lora;
import io.civstack.diffusion.adapter.weight.WeightChange;
import io.civstack.diffusion.checkpoint.Component;
import io.civstack.diffusion.run.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The graph inputs with the matrices of LoRA and LoCon, for networks built with {@link AdapterHook}. Several adapters
 * are concatenated along the rank, with strength * alpha / rank folded into B, so that a set of adapters costs one
 * product. Names and layouts are those of {@link AdapterHook}.
 */
public final class BranchInputs {

    private BranchInputs() {}

    /** A low-rank change with its strength. */
    private record Branch(Lora change, double strength) {}

    /** The same adapters for every row of the batch. */
    public static Map<String, Tensor> of(Component component, AdapterSet set) {
        return ofRows(component, List.of(set));
    }

    /**
     * Different adapters for each row of the batch. Modules that no row changes are left out.
     *
     * @param rows one for each row of the batch, or a single one for all
     */
    public static Map<String, Tensor> ofRows(Component component, List<AdapterSet> rows) {
        Map<TargetModule, List<List<Branch>>> branches = new LinkedHashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            for (AdapterSet.Entry entry : rows.get(row).entries()) {
                collect(branches, entry, component, row, rows.size());
            }
        }
        Map<String, Tensor> inputs = new HashMap<>();
        branches.forEach((target, perRow) -> {
            if (target.kind() == TargetModule.Kind.CONVOLUTION) {
                putConvolution(inputs, target, perRow);
            } else {
                putLinear(inputs, target, perRow);
            }
        });
        return inputs;
    }

    private static void collect(
            Map<TargetModule, List<List<Branch>>> branches,
            AdapterSet.Entry entry,
            Component component,
            int row,
            int rows) {
        double strength = entry.strength(component);
        entry.adapter().changesOf(component).forEach((target, changes) -> {
            for (WeightChange change : changes) {
                if (change instanceof Lora lowRank && strength != 0) {
                    branches.computeIfAbsent(target, changed -> emptyRows(rows))
                            .get(row)
                            .add(new Branch(lowRank, strength));
                }
            }
        });
    }

    private static List<List<Branch>> emptyRows(int rows) {
        List<List<Branch>> empty = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            empty.add(new ArrayList<>());
        }
        return Collections.unmodifiableList(empty);
    }

    private static int ranksOf(List<Branch> branches) {
        return branches.stream().mapToInt(branch -> branch.change().rank()).sum();
    }

    private static void putLinear(Map<String, Tensor> inputs, TargetModule target, List<List<Branch>> rows) {
        int ranks = rows.stream().mapToInt(BranchInputs::ranksOf).max().orElse(0);
        Tensor.Floats a = Tensor.floats(rows.size(), ranks, target.in());
        Tensor.Floats b = Tensor.floats(rows.size(), target.out(), ranks);
        for (int row = 0; row < rows.size(); row++) {
            int at = 0;
            for (Branch branch : rows.get(row)) {
                a.buffer().put((row * ranks + at) * target.in(), branch.change().downRows());
                putColumns(b, row * target.out() * ranks + at, ranks, branch);
                at += branch.change().rank();
            }
        }
        inputs.put(target.name() + AdapterHook.A, a);
        inputs.put(target.name() + AdapterHook.B, b);
    }

    private static void putConvolution(Map<String, Tensor> inputs, TargetModule target, List<List<Branch>> rows) {
        int ranks = rows.stream().mapToInt(BranchInputs::ranksOf).sum();
        long kernel = target.weight().dim(2);
        Tensor.Floats a = Tensor.floats(ranks, target.in(), kernel, kernel);
        Tensor.Floats b = Tensor.floats(target.out(), ranks, 1, 1);
        Tensor.Floats gate = Tensor.floats(rows.size(), ranks, 1, 1);
        int at = 0;
        for (int row = 0; row < rows.size(); row++) {
            for (Branch branch : rows.get(row)) {
                a.buffer().put(at * target.rowLength(), branch.change().downRows());
                putColumns(b, at, ranks, branch);
                for (int i = 0; i < branch.change().rank(); i++) {
                    gate.buffer().put(row * ranks + at + i, 1);
                }
                at += branch.change().rank();
            }
        }
        inputs.put(target.name() + AdapterHook.A, a);
        inputs.put(target.name() + AdapterHook.B, b);
        inputs.put(target.name() + AdapterHook.GATE, gate);
    }

    /**
     * Writes the scaled up matrix as the columns from {@code start} on of a matrix that is {@code stride} numbers wide.
     */
    private static void putColumns(Tensor.Floats target, int start, int stride, Branch branch) {
        float[] up = branch.change().up().read();
        float factor = (float) (branch.strength() * branch.change().scale());
        for (int i = 0; i < up.length; i++) {
            up[i] *= factor;
        }
        int rank = branch.change().rank();
        if (rank == stride) {
            target.buffer().put(start, up);
            return;
        }
        for (int line = 0; line * rank < up.length; line++) {
            target.buffer().put(start + line * stride, up, line * rank, rank);
        }
    }
}
