package io.civstack.diffusion.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * {@code bench engine}: measures the engine and prints JSON lines. Arguments: the checkpoint to draw with, then, if
 * wished, a number of rounds and names of measurements.
 *
 * <p>{@code demo}: a whole picture beside a bare loop over the same graphs. {@code sd15}: UNet of real size with random
 * weights, written to the temporary folder and deleted after: session creation, first step, steps, memory.
 * {@code adapters}: what they cost a step of it, and changing one. {@code picture}: a whole picture with a checkpoint
 * of that size; takes minutes. {@code sdxl}: one step at real size with adapters on all modules; needs 24 GB.
 * {@code peak}: what the machine reaches in one large matrix product. Without names: all but {@code picture} and
 * {@code sdxl}.
 */
public final class Bench {

    private static final int ROUNDS = 5;
    private static final int ROUNDS_MAX = 1000;
    private static final long SEED = 7;
    private static final int DEMO_SIDE_PX = 128;
    private static final int SD15_SIDE_PX = 256;

    /** A picture of real size takes most of a minute, in each mode. */
    private static final int PICTURES_MAX = 3;

    private final Path model;
    private final Measurements measurements;
    private final int rounds;
    private final int threads = Runtime.getRuntime().availableProcessors();

    private Bench(Path model, Measurements measurements, int rounds) {
        this.model = model;
        this.measurements = measurements;
        this.rounds = rounds;
    }

    public static void main(String[] arguments) {
        try {
            if (arguments.length == 0) {
                throw new IllegalArgumentException(
                        "usage: MODEL [ROUNDS] [demo] [sd15] [adapters] [picture] [sdxl] [peak]");
            }
            List<String> words = new ArrayList<>(List.of(arguments));
            Path model = Path.of(words.removeFirst());
            boolean counted =
                    !words.isEmpty() && Character.isDigit(words.getFirst().charAt(0));
            int rounds = counted ? rounds(words.removeFirst()) : ROUNDS;
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            Bench bench = new Bench(model, new Measurements(out), rounds);
            for (String name : words.isEmpty() ? List.of("demo", "sd15", "adapters", "peak") : words) {
                bench.run(name);
            }
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        }
    }

    private static int rounds(String word) {
        int rounds = Integer.parseInt(word);
        if (rounds < 1 || rounds > ROUNDS_MAX) {
            throw new IllegalArgumentException("rounds must be 1 to " + ROUNDS_MAX);
        }
        return rounds;
    }

    private void run(String name) {
        switch (name) {
            case "demo" -> demo();
            case "sd15" ->
                with(CheckpointShapes.sd15(), file -> {
                    UNetBench bench = new UNetBench("sd15", file, measurements, rounds, threads);
                    bench.loading();
                    bench.steps();
                });
            case "adapters" ->
                with(
                        CheckpointShapes.sd15(),
                        file -> new UNetBench("sd15", file, measurements, rounds, threads).adapters());
            case "picture" ->
                with(CheckpointShapes.sd15(), file -> {
                    int few = Math.min(rounds, PICTURES_MAX);
                    new PictureBench("sd15", file, SD15_SIDE_PX, 1, measurements, few, threads).measure();
                });
            case "sdxl" ->
                with(CheckpointShapes.sdxl(), file -> {
                    UNetBench bench = new UNetBench("sdxl", file, measurements, 1, threads);
                    bench.loadingInMemoryMode();
                    bench.adaptersOnAllModules();
                });
            case "peak" -> MatMulPeak.measure(measurements, rounds, threads);
            default ->
                throw new IllegalArgumentException("there is no measurement \"" + name
                        + "\"; there are demo, sd15, adapters, picture, sdxl, peak");
        }
    }

    private static void with(CheckpointShapes shapes, Consumer<Path> measurement) {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try (SyntheticCheckpoint synthetic = SyntheticCheckpoint.write(folder, shapes.shapes(), SEED)) {
            measurement.accept(synthetic.file());
        }
    }

    private void demo() {
        if (!Files.isReadable(model)) {
            throw new IllegalArgumentException("cannot read the checkpoint " + model);
        }
        new PictureBench("demo", model, DEMO_SIDE_PX, PictureBench.STEPS, measurements, rounds, threads).measure();
    }
}
