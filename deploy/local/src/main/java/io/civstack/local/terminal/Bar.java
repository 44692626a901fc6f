package io.civstack.local.terminal;

/** A bar of a fixed width with what it counts. */
public final class Bar {

    private static final int WIDTH = 28;

    private Bar() {}

    /** For example {@code [#######---------------------]  5/20}. */
    public static String of(int done, int all) {
        int bounded = Math.clamp(done, 0, Math.max(all, 0));
        int filled = all <= 0 ? 0 : (int) ((long) WIDTH * bounded / all);
        int digits = String.valueOf(all).length();
        return "[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "] "
                + String.format("%" + digits + "d/%d", bounded, Math.max(all, 0));
    }
}
