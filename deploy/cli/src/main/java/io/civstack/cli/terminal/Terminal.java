package io.civstack.cli.terminal;

import java.io.PrintStream;

/**
 * The output of a command.
 *
 * <p>On a terminal the last line is rewritten to show progress; elsewhere every message is a line of its own. With
 * {@code --json} the lines for people are left out, and every event is one JSON object on a line.
 */
public final class Terminal {

    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final PrintStream err;
    private final boolean interactive;
    private final boolean json;
    private final int columns;
    private String live = "";
    private boolean liveForbidden;

    public Terminal(PrintStream out, PrintStream err, boolean interactive, boolean json, int columns) {
        this.out = out;
        this.err = err;
        this.interactive = interactive && !json;
        this.json = json;
        this.columns = columns;
    }

    public boolean isInteractive() {
        return interactive;
    }

    public boolean isJson() {
        return json;
    }

    public int columns() {
        return columns;
    }

    /** A line for people; not for scripts. */
    public synchronized void line(String text) {
        if (json) {
            return;
        }
        clear();
        out.println(text);
        restore();
    }

    /** The line that is rewritten; where there is no terminal it is not shown. */
    public synchronized void live(String text) {
        if (!interactive || liveForbidden) {
            return;
        }
        live = text.length() < columns ? text : text.substring(0, columns - 1);
        clear();
        restore();
    }

    public synchronized void endLive() {
        live = "";
        clear();
        out.flush();
    }

    /** From now on no line is rewritten: another thread may still report progress while a job is being cancelled. */
    public synchronized void forbidLive() {
        endLive();
        liveForbidden = true;
    }

    /** A line for scripts; not for people. */
    public synchronized void event(String object) {
        if (json) {
            out.println(object);
            out.flush();
        }
    }

    /** What went wrong, whoever reads. */
    public synchronized void error(String text) {
        clear();
        out.flush();
        err.println(text);
        restore();
    }

    private void clear() {
        if (interactive) {
            out.print(CLEAR_LINE);
        }
    }

    private void restore() {
        if (interactive && !live.isEmpty()) {
            out.print(live);
            out.flush();
        }
    }
}
