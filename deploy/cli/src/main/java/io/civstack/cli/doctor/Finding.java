package io.civstack.cli.doctor;

/**
 * The result of one check.
 *
 * @param action what to do; empty when nothing needs to be done
 */
public record Finding(Level level, String subject, String sentence, String action) {

    /** How bad it is. */
    public enum Level {
        OK,
        /** Works, with something less. */
        WARNING,
        PROBLEM
    }

    static Finding ok(String subject, String sentence) {
        return new Finding(Level.OK, subject, sentence, "");
    }

    static Finding warning(String subject, String sentence, String action) {
        return new Finding(Level.WARNING, subject, sentence, action);
    }

    static Finding problem(String subject, String sentence, String action) {
        return new Finding(Level.PROBLEM, subject, sentence, action);
    }
}
