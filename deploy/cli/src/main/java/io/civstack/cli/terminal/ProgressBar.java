package io.civstack.cli.terminal;

/** A progress bar of fixed width, with the numbers behind it. */
public final class ProgressBar {

    private static final int WIDTH = 28;

    private ProgressBar() {}

    /** For example {@code [#######---------------------]  5/20}. */
    public static String of(int done, int all) {
        int bounded = Math.clamp(done, 0, Math.max(all, 0));
        int filled = all <= 0 ? 0 : (int) ((long) WIDTH * bounded / all);
        int digits = String.valueOf(all).length();
        return "[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "] "
                + String.format("%" + digits + "d/%d", bounded, Math.max(all, 0));
    }
}
