package io.civstack.generation.settings;

import io.civstack.events.Rating;
import io.civstack.web.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Reads ratings as they are sent in requests. */
public final class Ratings {

    public static final Problem UNKNOWN =
            Problem.of(422, "generation/rating-unknown", "There is no such rating.", "Send PG, PG13, R, X or XXX.");

    private Ratings() {}

    /** Empty for a name that no rating has; the case of letters does not matter. */
    public static Optional<Rating> named(String name) {
        return Arrays.stream(Rating.values())
                .filter(rating -> rating.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
