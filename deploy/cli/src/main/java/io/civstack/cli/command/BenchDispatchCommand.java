package io.civstack.cli.command;

import io.civstack.cli.terminal.Terminal;
import io.civstack.local.platform.Home;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures claims from a long queue of image jobs. */
@Command(name = "dispatch", description = "claims from a queue of 10,000 jobs; needs nothing running")
final class BenchDispatchCommand extends PlatformCommand {

    static final int CLAIMS_PER_SECOND_MAX = 100_000;

    /** A longer run would fill the disk with jobs that have ended. */
    static final int SECONDS_MAX = 3600;

    @Option(
            names = "--claims",
            paramLabel = "N",
            description = "Claims a second, 1 to " + CLAIMS_PER_SECOND_MAX + ". Default: ${DEFAULT-VALUE}.")
    private int claims = 500;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long, 1 to " + SECONDS_MAX + ". Default: ${DEFAULT-VALUE}.")
    private int seconds = 60;

    @Override
    int run(Home home, Terminal terminal) throws Exception {
        String rate = String.valueOf(inRange("--claims", claims, 1, CLAIMS_PER_SECOND_MAX));
        String length = String.valueOf(inRange("--seconds", seconds, 1, SECONDS_MAX));
        return new BenchProcess(home).run(BenchProcess.SMALL, "io.civstack.bench.DispatchBench", List.of(rate, length));
    }
}
