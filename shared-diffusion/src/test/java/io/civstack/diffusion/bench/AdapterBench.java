package io.civstack.diffusion.bench;

import io.civstack.diffusion.adapter.AdapterFile;
import io.civstack.diffusion.adapter.AdapterSet;
import io.civstack.diffusion.adapter.BranchInputs;
import io.civstack.diffusion.adapter.FittedAdapter;
import io.civstack.diffusion.adapter.branch.AdapterHook;
import io.civstack.diffusion.adapter.module.TargetModules;
import io.civstack.diffusion.arch.ModuleHook;
import io.civstack.diffusion.bench.Stopwatch.Lap;
import io.civstack.diffusion.cache.Fingerprint;
import io.civstack.diffusion.checkpoint.Checkpoint;
import io.civstack.diffusion.checkpoint.Component;
import io.civstack.diffusion.run.Binding;
import io.civstack.diffusion.run.LoadMode;
import io.civstack.diffusion.run.Network;
import io.civstack.diffusion.run.OnnxLoader;
import io.civstack.diffusion.run.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What adapters cost: a step with ranks 0, 32 and 128 beside one of a network without branches, and changing the
 * adapter.
 */
final class AdapterBench {

    private static final int[] RANKS = {0, 32, 128};
    private static final int SWAP_RANK = 32;
    private static final int SWAPS = 30;
    private static final long SEED = 11;

    private final String name;
    private final Checkpoint checkpoint;
    private final Path folder;
    private final Measurements measurements;
    private final int rounds;
    private final OnnxLoader loader;

    AdapterBench(String name, Path file, Measurements measurements, int rounds, int threads) {
        this.name = name;
        this.checkpoint = Checkpoint.open(file);
        this.folder = file.resolveSibling("");
        this.measurements = measurements;
        this.rounds = rounds;
        this.loader = new OnnxLoader(threads);
    }

    /**
     * Steps of a latent of that side in turns, in processor seconds, and how each rank compares with the plain network.
     */
    void steps(LoadMode mode, int side, Map<String, Tensor> inputs, Map<String, Tensor> outputs) {
        String where = name + "." + mode.name().toLowerCase(Locale.ROOT) + ".";
        String size = "-step-" + side + "x" + side + "-batch-2";
        try (Network plain = loader.load(checkpoint.unet().graph(ModuleHook.NONE), mode);
                Network open = loader.load(checkpoint.unet().graph(new AdapterHook(Map.of())), mode)) {
            List<Binding> rivals = new ArrayList<>(List.of(plain.bind(inputs, outputs)));
            for (int rank : RANKS) {
                rivals.add(open.bind(with(inputs, rank), outputs));
            }
            rivals.forEach(Binding::run);
            double[][] seconds = new double[rivals.size()][rounds];
            for (int i = 0; i < rounds; i++) {
                for (int rival = 0; rival < rivals.size(); rival++) {
                    Lap lap = Stopwatch.time(rivals.get(rival)::run);
                    seconds[rival][i] = lap.cpuSeconds();
                }
            }
            measurements.sample(where + "plain" + size + "-cpu", seconds[0], "cpu s");
            for (int k = 0; k < RANKS.length; k++) {
                measurements.sample(where + "rank-" + RANKS[k] + size + "-cpu", seconds[k + 1], "cpu s");
                measurements.ratio(where + "rank-" + RANKS[k] + "-to-plain" + size, seconds[k + 1], seconds[0]);
            }
            rivals.forEach(Binding::close);
        }
    }

    /** One step with an adapter on every attention and feed-forward module, and what the process holds then. */
    void oneStep(Map<String, Tensor> inputs, Map<String, Tensor> outputs) {
        Map<String, Tensor> adapted = with(inputs, SWAP_RANK);
        measurements.value(name + ".adapted-modules", (adapted.size() - inputs.size()) / 2.0, "modules");
        try (Network open = loader.load(checkpoint.unet().graph(new AdapterHook(Map.of())), LoadMode.MEMORY);
                Binding binding = open.bind(adapted, outputs)) {
            measurements.value(
                    name + ".adapted-step", Stopwatch.time(binding::run).wallSeconds(), "s");
            measurements.value(name + ".anonymous-after-adapted-step", ProcessMemory.anonymousGib(), "GiB");
            measurements.value(name + ".mapped-after-adapted-step", ProcessMemory.mappedGib(), "GiB");
        }
    }

    /**
     * From an adapter's file, in the page cache, to inputs that a run can take; the first time by itself, because the
     * code is not compiled then.
     */
    void swap() {
        try (SyntheticCheckpoint file = adapter(SWAP_RANK)) {
            TargetModules names = TargetModules.of(checkpoint);
            String figure = name + ".swap-rank-" + SWAP_RANK;
            Runnable change = () -> change(file.file(), names);
            measurements.value(figure + "-first", Stopwatch.time(change).wallSeconds(), "s");
            double[] seconds = new double[SWAPS];
            for (int i = 0; i < seconds.length; i++) {
                seconds[i] = Stopwatch.time(change).wallSeconds();
            }
            measurements.sample(figure, seconds, "s");
            measurements.value(
                    name + ".adapted-modules", inputs(file.file(), names).size() / 2.0, "modules");
        }
    }

    /**
     * All that an engine does with an adapter that it does not know yet, but its hash, which only the picture's
     * parameters want.
     */
    private static void change(Path file, TargetModules names) {
        new Fingerprint(SEED).of(AdapterFile.open(file).file());
        inputs(file, names);
    }

    private Map<String, Tensor> with(Map<String, Tensor> inputs, int rank) {
        Map<String, Tensor> all = new LinkedHashMap<>(inputs);
        if (rank > 0) {
            try (SyntheticCheckpoint file = adapter(rank)) {
                all.putAll(inputs(file.file(), TargetModules.of(checkpoint)));
            }
        }
        return all;
    }

    private SyntheticCheckpoint adapter(int rank) {
        return SyntheticCheckpoint.write(folder, SyntheticAdapter.shapes(checkpoint.unet(), rank), SEED);
    }

    private static Map<String, Tensor> inputs(Path file, TargetModules names) {
        FittedAdapter adapter = FittedAdapter.of(AdapterFile.open(file), names);
        return BranchInputs.of(Component.UNET, new AdapterSet(List.of(new AdapterSet.Entry(adapter, 1, 1))));
    }
}
