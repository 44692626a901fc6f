package io.civstack.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The catalog of models: its commands are add, list and retire. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        description = "adds, lists and retires models",
        synopsisSubcommandLabel = "(add | list | retire)",
        commandListHeading = "%nCommands:%n",
        subcommands = {ModelAddCommand.class, ModelListCommand.class, ModelRetireCommand.class})
final class ModelCommand implements Callable<Integer> {

    /** Who publishes and retires models in the local realm. */
    static final String PUBLISHER = "admin";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "add, list or retire?");
    }
}
