package io.civstack.generation.job;

import io.civstack.events.Buzz;
import io.civstack.events.JobId;
import io.civstack.events.UserId;
import java.time.Duration;
import java.time.Instant;

/**
 * How long each phase of a job may take, and how often it may fail. The phases add up to the deadline that the job is
 * accepted with, so a job whose phases are all late still ends by its deadline.
 *
 * @param join for the ledger and moderation to answer
 * @param run for waiting in the queue and for generating, over all attempts
 * @param scan for the scans, from the last picture on
 * @param holdGrace how much longer than the job its hold lives
 * @param strikesMax lost or failed attempts after which a job is given up
 */
public record JobLimits(Duration join, Duration run, Duration scan, Duration holdGrace, int strikesMax) {

    /** An order that is accepted at {@code now}, with its deadline. */
    public ImageOrder order(JobId id, UserId user, int count, Buzz unitPrice, Instant now) {
        Instant deadline = now.plus(join).plus(run).plus(scan);
        return new ImageOrder(id, user, count, unitPrice, now, deadline, deadline.plus(holdGrace));
    }

    Instant joinBy(ImageOrder order) {
        return order.createdAt().plus(join);
    }

    Instant runBy(Instant queuedAt) {
        return queuedAt.plus(run);
    }

    /** Never after the deadline of the order, even when the phase before ended late. */
    Instant scanBy(ImageOrder order, Instant now) {
        Instant by = now.plus(scan);
        return by.isBefore(order.deadline()) ? by : order.deadline();
    }
}
