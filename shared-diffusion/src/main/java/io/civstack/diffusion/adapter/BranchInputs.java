package io.civstack.diffusion.adapter;

import io.civstack.diffusion.checkpoint.Component;
import io.civstack.diffusion.run.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The inputs that give a network built with {@link AdapterHook} its low-rank adapters. Adapters stand beside each other along the rank, with
 * strength * alpha / rank folded into B, so that any mix is one product. B's last rank is of zeros, see {@link AdapterHook}.
 */
public final class BranchInputs {

    private BranchInputs() {}

    /** A low-rank change with its strength. */
    private record Branch(LowRank change, double strength) {}

    /** The same adapters for every row of the batch. */
    public static Map<String, Tensor> of(Component component, Mix mix) {
        return ofRows(component, List.of(mix));
    }

    /**
     * Adapters of its own for every row of the batch; only modules that some row changes are in the answer.
     *
     * @param rows one for each row of the batch, or a single one for all
     */
    public static Map<String, Tensor> ofRows(Component component, List<Mix> rows) {
        Map<Site, List<List<Branch>>> branches = new LinkedHashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            for (Mix.Use use : rows.get(row).uses()) {
                collect(branches, use, component, row, rows.size());
            }
        }
        Map<String, Tensor> inputs = new HashMap<>();
        branches.forEach((site, perRow) -> {
            if (site.kind() == Site.Kind.CONVOLUTION) {
                putConvolution(inputs, site, perRow);
            } else {
                putLinear(inputs, site, perRow);
            }
        });
        return inputs;
    }

    private static void collect(
            Map<Site, List<List<Branch>>> branches, Mix.Use use, Component component, int row, int rows) {
        double strength = use.strength(component);
        use.adapter().changesOf(component).forEach((site, changes) -> {
            for (Change change : changes) {
                if (change instanceof LowRank lowRank && strength != 0) {
                    branches.computeIfAbsent(site, changed -> emptyRows(rows))
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

    private static void putLinear(Map<String, Tensor> inputs, Site site, List<List<Branch>> rows) {
        int ranks = rows.stream().mapToInt(BranchInputs::ranksOf).max().orElse(0);
        Tensor.Floats a = Tensor.floats(rows.size(), site.in(), ranks);
        Tensor.Floats b = Tensor.floats(rows.size(), ranks + 1, site.out());
        for (int row = 0; row < rows.size(); row++) {
            int at = 0;
            for (Branch branch : rows.get(row)) {
                int rank = branch.change().rank();
                transpose(branch.change().downRows(), a, row * site.in() * ranks + at, site.in(), rank, ranks, 1);
                double factor = branch.strength() * branch.change().scale();
                int start = (row * (ranks + 1) + at) * site.out();
                transpose(branch.change().up().read(), b, start, rank, site.out(), site.out(), factor);
                at += rank;
            }
        }
        inputs.put(site.name() + AdapterHook.A, a);
        inputs.put(site.name() + AdapterHook.B, b);
    }

    /** Writes {@code [columns, rows]} as {@code [rows, columns]} into a wider matrix, from {@code start}, {@code stride} numbers a row. */
    private static void transpose(
            float[] source, Tensor.Floats target, int start, int rows, int columns, int stride, double factor) {
        float[] line = new float[columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                line[column] = (float) (factor * source[column * rows + row]);
            }
            target.buffer().put(start + row * stride, line);
        }
    }

    private static void putConvolution(Map<String, Tensor> inputs, Site site, List<List<Branch>> rows) {
        int ranks = rows.stream().mapToInt(BranchInputs::ranksOf).sum();
        long kernel = site.weight().dim(2);
        Tensor.Floats a = Tensor.floats(ranks, site.in(), kernel, kernel);
        Tensor.Floats b = Tensor.floats(site.out(), ranks + 1, 1, 1);
        Tensor.Floats gate = Tensor.floats(rows.size(), ranks, 1, 1);
        int at = 0;
        for (int row = 0; row < rows.size(); row++) {
            for (Branch branch : rows.get(row)) {
                int rank = branch.change().rank();
                a.buffer().put(at * site.rowLength(), branch.change().downRows());
                putColumns(
                        b,
                        branch.change().up().read(),
                        at,
                        rank,
                        ranks + 1,
                        branch.strength() * branch.change().scale());
                for (int i = 0; i < rank; i++) {
                    gate.buffer().put(row * ranks + at + i, 1);
                }
                at += rank;
            }
        }
        inputs.put(site.name() + AdapterHook.A, a);
        inputs.put(site.name() + AdapterHook.B, b);
        inputs.put(site.name() + AdapterHook.GATE, gate);
    }

    private static void putColumns(Tensor.Floats target, float[] source, int at, int rank, int stride, double factor) {
        for (int i = 0; i < source.length; i++) {
            target.buffer().put(i / rank * stride + at + i % rank, (float) (factor * source[i]));
        }
    }
}
