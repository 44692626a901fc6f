package io.civstack.diffusion.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code bench engine [--rounds N] [--model FILE] [--folder DIR] [demo] [sd15] [sdxl] [peak]}: measures the engine and prints JSON lines.
 *
 * <p>{@code demo}: a whole picture beside a bare loop over the same graphs. {@code sd15}: UNet of real size with random weights, written to
 * the folder and deleted after: session creation, first step, steps, memory. {@code sdxl}: one step at real size; needs 24 GB. {@code peak}:
 * what the machine reaches in one large matrix product. Without names: all but sdxl.
 */
public final class EngineBench {

    private static final int ROUNDS = 5;
    private static final int ROUNDS_MAX = 1000;
    private static final long SEED = 7;

    private final Figures figures;
    private final int rounds;
    private final int threads = Runtime.getRuntime().availableProcessors();

    private EngineBench(Figures figures, int rounds) {
        this.figures = figures;
        this.rounds = rounds;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            Arguments read = Arguments.read(List.of(arguments), List.of("--rounds", "--model", "--folder"));
            int rounds = read.number("--rounds", ROUNDS, 1, ROUNDS_MAX);
            List<String> names = read.names().isEmpty() ? List.of("demo", "sd15", "peak") : read.names();
            EngineBench bench = new EngineBench(new Figures(out), rounds);
            for (String name : names) {
                bench.run(name, read);
            }
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        }
    }

    private void run(String name, Arguments arguments) {
        Path folder = Path.of(arguments.option("--folder", System.getProperty("java.io.tmpdir")));
        switch (name) {
            case "demo" -> demo(Path.of(arguments.option("--model", "deploy/local/models/demo/model.safetensors")));
            case "sd15" -> {
                try (SyntheticCheckpoint synthetic = SyntheticCheckpoint.write(folder, Layout.sd15(), SEED)) {
                    UNetBench bench = new UNetBench("sd15", synthetic.file(), figures, rounds, threads);
                    bench.loading();
                    bench.steps();
                }
            }
            case "sdxl" -> {
                try (SyntheticCheckpoint synthetic = SyntheticCheckpoint.write(folder, Layout.sdxl(), SEED)) {
                    new UNetBench("sdxl", synthetic.file(), figures, 1, threads).loading();
                }
            }
            case "peak" -> MatMulPeak.measure(figures, rounds, threads);
            default ->
                throw new IllegalArgumentException(
                        "there is no benchmark \"" + name + "\"; there are demo, sd15, sdxl, peak");
        }
    }

    private void demo(Path model) {
        if (!Files.isReadable(model)) {
            throw new IllegalArgumentException("cannot read " + model + "; --model FILE names another checkpoint");
        }
        new PictureBench(model, figures, rounds, threads).measure();
    }
}
