package io.civstack.diffusion.bench;

import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.civstack.diffusion.arch.ModuleHook;
import io.civstack.diffusion.bench.Stopwatch.Lap;
import io.civstack.diffusion.checkpoint.Checkpoint;
import io.civstack.diffusion.run.Binding;
import io.civstack.diffusion.run.LoadMode;
import io.civstack.diffusion.run.Network;
import io.civstack.diffusion.run.OnnxLoader;
import io.civstack.diffusion.run.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Loading and stepping of a UNet of real size, in memory mode and in speed mode. */
final class UNetBench {

    private static final List<LoadMode> MODES = List.of(LoadMode.MEMORY, LoadMode.SPEED);
    private static final int[] SIDES = {32, 64};
    private static final int SDXL_SIDE = 128;
    private static final int CHANNELS = 4;

    private final String name;
    private final Path file;
    private final Measurements measurements;
    private final int rounds;
    private final OnnxLoader loader;
    private final int threads;

    UNetBench(String name, Path file, Measurements measurements, int rounds, int threads) {
        this.name = name;
        this.file = file;
        this.measurements = measurements;
        this.rounds = rounds;
        this.threads = threads;
        this.loader = new OnnxLoader(threads);
    }

    /** File to network, the first step, memory at each stage, and what is left after closing. */
    void loading() {
        MODES.forEach(this::loading);
    }

    /** The same for networks that fit in no other mode. */
    void loadingInMemoryMode() {
        loading(LoadMode.MEMORY);
    }

    private void loading(LoadMode mode) {
        double[] create = new double[rounds];
        double[] first = new double[rounds];
        double[] memory = new double[3];
        double before = ProcessMemory.anonymousGib();
        for (int i = 0; i < rounds; i++) {
            round(mode, i, create, first, memory);
        }
        measurements.sample(figure(mode, "create"), create, "s");
        measurements.sample(figure(mode, "first-step-32"), first, "s");
        measurements.value(figure(mode, "anonymous-after-create"), memory[0] - before, "GiB");
        measurements.value(figure(mode, "anonymous-after-step"), memory[1] - before, "GiB");
        measurements.value(figure(mode, "mapped-after-step"), memory[2], "GiB");
        measurements.value(figure(mode, "anonymous-after-close"), ProcessMemory.anonymousGib() - before, "GiB");
    }

    private void round(LoadMode mode, int i, double[] create, double[] first, double[] memory) {
        Network[] loaded = new Network[1];
        create[i] = Stopwatch.time(() -> loaded[0] = load(mode)).wallSeconds();
        memory[0] = ProcessMemory.anonymousGib();
        try (Network network = loaded[0];
                Binding binding = network.bind(inputs(1, 32), outputs(1, 32))) {
            first[i] = Stopwatch.time(binding::run).wallSeconds();
            memory[1] = ProcessMemory.anonymousGib();
            memory[2] = ProcessMemory.mappedGib();
        }
    }

    /** Steps at two sizes, alone and as a guidance pair; both modes and a bare loop over the same graph take turns. */
    void steps() {
        for (int side : SIDES) {
            for (int batch = 1; batch <= 2; batch++) {
                steps(side, batch);
            }
        }
    }

    private void steps(int side, int batch) {
        Map<String, Tensor> inputs = inputs(batch, side);
        try (Network memory = load(LoadMode.MEMORY);
                Network speed = load(LoadMode.SPEED);
                Binding inMemory = memory.bind(inputs, outputs(batch, side));
                Binding inSpeed = speed.bind(inputs, outputs(batch, side));
                BareLoop bare = new BareLoop(
                        Checkpoint.open(file).unet().graph(ModuleHook.NONE),
                        OptLevel.EXTENDED_OPT,
                        true,
                        threads,
                        inputs)) {
            List<Runnable> rivals = List.of(inMemory::run, inSpeed::run, bare::run);
            rivals.forEach(Runnable::run);
            double[][] wall = new double[rivals.size()][rounds];
            double[][] cpu = new double[rivals.size()][rounds];
            for (int i = 0; i < rounds; i++) {
                for (int rival = 0; rival < rivals.size(); rival++) {
                    Lap lap = Stopwatch.time(rivals.get(rival));
                    wall[rival][i] = lap.wallSeconds();
                    cpu[rival][i] = lap.cpuSeconds();
                }
            }
            String size = "step-" + side + "x" + side + "-batch-" + batch;
            List<String> labels = List.of("memory", "speed", "bare");
            for (int rival = 0; rival < rivals.size(); rival++) {
                measurements.sample(name + "." + labels.get(rival) + "." + size, wall[rival], "s");
                measurements.sample(name + "." + labels.get(rival) + "." + size + "-cpu", cpu[rival], "cpu s");
            }
            measurements.ratio(name + ".speed-to-bare." + size, cpu[1], cpu[2]);
            measurements.ratio(name + ".memory-to-speed." + size, cpu[0], cpu[1]);
        }
    }

    /** Changing an adapter; then adapters of several ranks at two sizes, in both modes, on a guidance pair. */
    void adapters() {
        AdapterBench bench = new AdapterBench(name, file, measurements, rounds, threads);
        bench.swap();
        for (LoadMode mode : MODES) {
            for (int side : SIDES) {
                bench.steps(mode, side, inputs(2, side), outputs(2, side));
            }
        }
    }

    /** One step of a picture of 1024 x 1024 with an adapter on every module, for networks that fit in no other mode. */
    void adaptersOnAllModules() {
        new AdapterBench(name, file, measurements, rounds, threads)
                .oneStep(inputs(1, SDXL_SIDE), outputs(1, SDXL_SIDE));
    }

    private Network load(LoadMode mode) {
        return loader.load(Checkpoint.open(file).unet().graph(ModuleHook.NONE), mode);
    }

    private Map<String, Tensor> inputs(int batch, int side) {
        return Noise.inputs(Checkpoint.open(file).unet(), batch, side);
    }

    private static Map<String, Tensor> outputs(int batch, int side) {
        return Map.of("eps", Tensor.floats(batch, CHANNELS, side, side));
    }

    private String figure(LoadMode mode, String what) {
        return name + "." + mode.name().toLowerCase(Locale.ROOT) + "." + what;
    }
}
