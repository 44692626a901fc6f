package io.civstack.cli.command;

import io.civstack.cli.terminal.Terminal;
import io.civstack.local.platform.Home;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the engine library's own bench with the demo model. */
@Command(name = "engine", description = "the engine alone; needs nothing running")
final class BenchEngineCommand extends PlatformCommand {

    /** By name, because it is no part of any class path that this module is compiled with. */
    private static final String MAIN = "io.civstack.diffusion.bench.Bench";

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Repetitions, 1 to " + BenchCommand.ROUNDS_MAX + ". Default: the bench's own.")
    private @Nullable Integer rounds;

    @Option(names = "--only", paramLabel = "NAME,NAME", split = ",", description = "Only these measurements.")
    private List<String> only = new ArrayList<>();

    @Override
    int run(Home home, Terminal terminal) throws Exception {
        List<String> words = new ArrayList<>();
        words.add(home.demoModel().resolve("model.safetensors").toString());
        if (rounds != null) {
            words.add(String.valueOf(inRange("--rounds", rounds, 1, BenchCommand.ROUNDS_MAX)));
        }
        words.addAll(only);
        return new BenchProcess(home).run(List.of(), MAIN, words);
    }
}
