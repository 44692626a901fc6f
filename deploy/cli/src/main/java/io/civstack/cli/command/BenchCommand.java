package io.civstack.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measurements, one JSON object a line: name, value, unit, and how many runs it comes from. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        description = "measures a start, a picture, the engine alone, or claims from a long queue",
        synopsisSubcommandLabel = "(up | draw | engine | dispatch)",
        commandListHeading = "%nCommands:%n",
        subcommands = {
            BenchUpCommand.class,
            BenchDrawCommand.class,
            BenchEngineCommand.class,
            BenchDispatchCommand.class
        })
final class BenchCommand implements Callable<Integer> {

    /** More rounds do not make the figures better. */
    static final int ROUNDS_MAX = 1000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "up, draw, engine or dispatch?");
    }
}
