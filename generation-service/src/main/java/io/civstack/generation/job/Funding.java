package io.civstack.generation.job;

import io.civstack.events.Buzz;
import io.civstack.events.BuzzType;
import io.civstack.events.HoldEvent.BuzzHeld;
import io.civstack.events.Rating;
import java.util.Set;

/**
 * The hold that pays for a job.
 *
 * @param mature every Buzz of it comes from yellow, which may pay for R and above
 */
public record Funding(Buzz amount, boolean mature) {

    public static Funding of(BuzzHeld held) {
        return new Funding(held.amount(), held.from().keySet().equals(Set.of(BuzzType.YELLOW)));
    }

    boolean paysFor(Rating rating) {
        return mature || rating.compareTo(Rating.R) < 0;
    }
}
