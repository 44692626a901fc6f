package io.civstack.cli.command;

import io.civstack.cli.terminal.Terminal;
import io.civstack.local.platform.Home;
import java.io.PrintStream;
import java.time.InstantSource;

/**
 * What a command gets from the process that it runs in.
 *
 * @param interactive whether standard output is a terminal
 * @param columns width of that terminal, in characters
 */
public record Invocation(
        Home home, PrintStream out, PrintStream err, boolean interactive, int columns, InstantSource clock) {

    private static final int COLUMNS_MIN = 40;
    private static final int COLUMNS_DEFAULT = 80;

    /** The civstack script says by system properties what it knows of the terminal. */
    public static Invocation ofThisProcess() {
        return new Invocation(
                Home.fromSystem(),
                System.out,
                System.err,
                Boolean.getBoolean("civstack.terminal"),
                Math.max(COLUMNS_MIN, Integer.getInteger("civstack.columns", COLUMNS_DEFAULT)),
                InstantSource.system());
    }

    Terminal terminal(boolean json) {
        return new Terminal(out, err, interactive, json, columns);
    }
}
