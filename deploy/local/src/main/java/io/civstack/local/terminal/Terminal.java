package io.civstack.local.terminal;

import java.io.PrintStream;

/**
 * Where a command says what it does.
 *
 * <p>On a terminal the last line is rewritten while something goes on; elsewhere every message is a line of its own, and a bar appears only
 * as lines at its milestones. With {@code --json} people's words are left out and every event is one JSON object a line.
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

    /** As the civstack script found it. */
    public static Terminal fromSystem(boolean json) {
        return new Terminal(
                System.out,
                System.err,
                Boolean.getBoolean("civstack.terminal"),
                json,
                Math.max(40, Integer.getInteger("civstack.columns", 80)));
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

    /** From now on nothing is rewritten: what is still under way elsewhere is not what matters any more. */
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
