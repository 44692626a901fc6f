package io.civstack.cli.command;

import io.civstack.cli.terminal.Terminal;
import io.civstack.local.platform.Home;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures pictures, one after the other, on the platform that runs. */
@Command(name = "draw", description = "from a request to the scanned picture, one after the other")
final class BenchDrawCommand extends PlatformCommand {

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Pictures, 1 to " + BenchCommand.ROUNDS_MAX + ". Default: ${DEFAULT-VALUE}.")
    private int rounds = 20;

    @Option(names = "--user", paramLabel = "NAME", description = "Who asks and pays. Default: ${DEFAULT-VALUE}.")
    private String user = "admin";

    @Override
    int run(Home home, Terminal terminal) throws Exception {
        int count = inRange("--rounds", rounds, 1, BenchCommand.ROUNDS_MAX);
        return new BenchProcess(home)
                .run(BenchProcess.SMALL, "io.civstack.bench.DrawBench", List.of(String.valueOf(count), user));
    }
}
