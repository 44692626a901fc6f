package io.civstack.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The list of commands, or one command's options: the same as --help, for those who type help first. */
@Command(
        name = "help",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        description = "this list, or a command's options")
final class HelpCommand implements Callable<Integer> {

    @Parameters(paramLabel = "COMMAND", arity = "0..2", description = "For example `draw`, or `model add`.")
    private String[] words = {};

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine found = spec.root().commandLine();
        for (String word : words) {
            CommandLine next = found.getSubcommands().get(word);
            if (next == null) {
                throw new ParameterException(spec.commandLine(), "there is no command " + String.join(" ", words));
            }
            found = next;
        }
        found.usage(spec.commandLine().getOut());
        return CivstackCommand.DONE;
    }
}
