package io.civstack.local.command;

import io.civstack.local.platform.Home;
import io.civstack.local.terminal.Terminal;
import java.util.Optional;

/** All commands, or one with its options. */
final class HelpCommand implements Command {

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String usage() {
        return "[COMMAND]";
    }

    @Override
    public String summary() {
        return "this list, or a command's options";
    }

    @Override
    public int run(Arguments arguments, Home home, Terminal terminal) {
        if (!arguments.positional().isEmpty()) {
            Optional<Command> command = Commands.named(arguments.positional().getFirst());
            command.ifPresent(found ->
                    terminal.line("./civstack " + found.name() + " " + found.usage() + "\n  " + found.summary()));
            if (command.isEmpty()) {
                throw new CommandFailure(
                        "there is no command " + arguments.positional().getFirst());
            }
            return 0;
        }
        terminal.line("./civstack COMMAND, where COMMAND is");
        for (Command command : Commands.ALL) {
            terminal.line(String.format("  %-9s %s", command.name(), command.summary()));
        }
        terminal.line(
                "./civstack help COMMAND lists its options. State is in .civstack (or CIVSTACK_HOME), ports count from 8080"
                        + " (or CIVSTACK_PORT_BASE).");
        return 0;
    }
}
