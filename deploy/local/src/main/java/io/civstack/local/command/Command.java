package io.civstack.local.command;

import io.civstack.local.platform.Home;
import io.civstack.local.terminal.Terminal;
import java.util.Set;

/** One thing that ./civstack can do. */
public interface Command {

    String name();

    /** What comes after the name. */
    String usage();

    /** One line, for the list of all. */
    String summary();

    /** Options with a value. */
    default Set<String> options() {
        return Set.of();
    }

    /** Options without one; {@code --json} is understood by all. */
    default Set<String> flags() {
        return Set.of();
    }

    /** Returns the process's exit status. */
    int run(Arguments arguments, Home home, Terminal terminal) throws Exception;
}
