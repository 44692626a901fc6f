package io.civstack.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** ./civstack itself: the list of all commands, and what they have in common. */
@Command(
        name = "./civstack",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        versionProvider = Version.class,
        description = "Civstack on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "`./civstack COMMAND --help` lists a command's options. State is in .civstack (or CIVSTACK_HOME);"
                    + " ports count from 8080 (or CIVSTACK_PORT_BASE).",
            "Exit status: 0 done, 1 failed or refused, 2 the words make no sense."
        },
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            RestartCommand.class,
            ResetCommand.class,
            DrawCommand.class,
            ModelCommand.class,
            InspectCommand.class,
            TraceCommand.class,
            BenchCommand.class,
            EvalCommand.class,
            DoctorCommand.class,
            NewCommand.class,
            HelpCommand.class
        })
public final class CivstackCommand implements Callable<Integer> {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

    private final Invocation invocation;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private CivstackCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    /** Runs the command that the words name; returns the exit status of the process. */
    public static int run(Invocation invocation, String... words) {
        return commandLine(invocation).execute(words);
    }

    static CommandLine commandLine(Invocation invocation) {
        CommandErrors errors = new CommandErrors(invocation);
        CommandLine line = new CommandLine(new CivstackCommand(invocation));
        return line.setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors)
                .setOut(new java.io.PrintWriter(invocation.out(), true, java.nio.charset.StandardCharsets.UTF_8))
                .setErr(new java.io.PrintWriter(invocation.err(), true, java.nio.charset.StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(invocation.interactive() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(Math.max(80, invocation.columns()))
                // A prompt may begin with @, which picocli would take for the name of a file with more words.
                .setExpandAtFiles(false)
                .setPosixClusteredShortOptionsAllowed(false);
    }

    Invocation invocation() {
        return invocation;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return DONE;
    }
}
