package io.civstack.local.command;

import java.util.List;
import java.util.Optional;

/** All commands, in the order of the help. */
public final class Commands {

    static final List<Command> ALL = List.of(
            new UpCommand(),
            new DownCommand(),
            new StatusCommand(),
            new LogsCommand(),
            new RestartCommand(),
            new ResetCommand(),
            new DrawCommand(),
            new ModelCommand(),
            new InspectCommand(),
            new TraceCommand(),
            new BenchCommand(),
            new EvalCommand(),
            new DoctorCommand(),
            new NewCommand(),
            new HelpCommand());

    private Commands() {}

    public static Optional<Command> named(String name) {
        return ALL.stream().filter(command -> command.name().equals(name)).findFirst();
    }
}
