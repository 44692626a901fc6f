package io.civstack.generation.settings;

import io.civstack.events.Rating;
import io.civstack.web.Problem;
import java.util.Locale;

/** Reads ratings as they are sent in requests. */
public final class Ratings {

    private static final Problem UNKNOWN =
            Problem.of(422, "generation/rating-unknown", "There is no such rating.", "Send PG, PG13, R, X or XXX.");

    private Ratings() {}

    public static Rating named(String name) {
        try {
            return Rating.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw UNKNOWN.exception();
        }
    }
}
