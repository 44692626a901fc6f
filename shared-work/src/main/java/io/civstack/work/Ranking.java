package io.civstack.work;

import java.time.Duration;

/**
 * In which order work is claimed: by the time it was queued. Every advantage is a duration, so that a piece that waits
 * long enough comes before all others.
 *
 * @param fairStep how much later a piece counts as queued for each one that its owner had before it
 * @param fairWindow in which time the effect of an owner's earlier pieces falls to about a third
 * @param headStart how much earlier a piece counts as queued for each grade of priority
 * @param affinityMax how much older a piece may be and still be overtaken by one whose affinity the worker has loaded
 */
public record Ranking(Duration fairStep, Duration fairWindow, Duration headStart, Duration affinityMax) {

    /** First come, first served. */
    public static final Ranking ARRIVAL =
            new Ranking(Duration.ZERO, Duration.ofMinutes(1), Duration.ZERO, Duration.ZERO);
}
