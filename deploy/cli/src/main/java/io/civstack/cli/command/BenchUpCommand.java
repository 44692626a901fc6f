package io.civstack.cli.command;

import io.civstack.cli.terminal.Terminal;
import io.civstack.local.platform.Home;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures starts of the whole platform. */
@Command(name = "up", description = "time and memory of a start with data")
final class BenchUpCommand extends PlatformCommand {

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Starts, 1 to " + BenchCommand.ROUNDS_MAX + ". Default: ${DEFAULT-VALUE}.")
    private int rounds = 3;

    @Override
    int run(Home home, Terminal terminal) throws Exception {
        int count = inRange("--rounds", rounds, 1, BenchCommand.ROUNDS_MAX);
        return new BenchProcess(home)
                .run(BenchProcess.SMALL, "io.civstack.bench.UpBench", List.of(String.valueOf(count)));
    }
}
