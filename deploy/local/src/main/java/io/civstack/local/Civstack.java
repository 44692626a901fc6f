package io.civstack.local;

import io.civstack.local.command.Arguments;
import io.civstack.local.command.Command;
import io.civstack.local.command.CommandFailure;
import io.civstack.local.command.Commands;
import io.civstack.local.command.UsageException;
import io.civstack.local.platform.Home;
import io.civstack.local.terminal.Terminal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the civstack script runs. */
public final class Civstack {

    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private Civstack() {}

    public static void main(String[] words) {
        System.exit(run(Arrays.asList(words)));
    }

    private static int run(List<String> words) {
        String name = words.isEmpty() ? "help" : words.getFirst();
        Optional<Command> found = Commands.named(name);
        if (found.isEmpty()) {
            System.err.println("civstack: there is no command " + name + "; `./civstack help` lists them");
            return USAGE;
        }
        Command command = found.get();
        boolean json = words.contains("--json");
        Terminal terminal = Terminal.fromSystem(json);
        try {
            Set<String> flags = new HashSet<>(command.flags());
            flags.add("--json");
            Arguments arguments =
                    Arguments.parse(words.subList(Math.min(1, words.size()), words.size()), command.options(), flags);
            return command.run(arguments, Home.fromSystem(), terminal);
        } catch (UsageException e) {
            terminal.error(
                    "civstack: " + e.getMessage() + "\nusage: ./civstack " + command.name() + " " + command.usage());
            return USAGE;
        } catch (CommandFailure e) {
            terminal.error("civstack: " + e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        } catch (Exception e) {
            terminal.error("civstack: " + e);
            e.printStackTrace();
            return FAILED;
        }
    }
}
