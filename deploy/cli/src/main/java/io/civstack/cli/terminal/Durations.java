package io.civstack.cli.terminal;

import java.time.Duration;

/** Durations as text for people. */
public final class Durations {

    private Durations() {}

    /** Two units at most: 45s, 3m 20s, 5h 2m, 3d 4h. */
    public static String text(Duration duration) {
        if (duration.toMinutes() == 0) {
            return duration.toSeconds() + "s";
        }
        if (duration.toHours() == 0) {
            return duration.toMinutes() + "m " + duration.toSecondsPart() + "s";
        }
        if (duration.toDays() == 0) {
            return duration.toHours() + "h " + duration.toMinutesPart() + "m";
        }
        return duration.toDays() + "d " + duration.toHoursPart() + "h";
    }
}
