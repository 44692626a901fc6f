package io.civstack.generation.job;

import io.civstack.events.Buzz;
import io.civstack.events.JobId;
import io.civstack.events.UserId;
import java.time.Duration;
import java.time.Instant;

/**
 * How long each part of a job may take. The parts add up to the deadline that the job is accepted with, so no chain of late parts
 * can pass it.
 *
 * @param join for the ledger and moderation to answer
 * @param run for waiting in the queue and being drawn, over all attempts
 * @param scan for the verdicts, from the last picture on
 * @param holdGrace how much longer than the job its hold lives
 * @param strikesMax lost or failed attempts after which a job is given up
 */
public record Terms(Duration join, Duration run, Duration scan, Duration holdGrace, int strikesMax) {

    /** The order as it is accepted at {@code now}. */
    public Order accept(JobId id, UserId user, int count, Buzz unitPrice, Instant now) {
        Instant deadline = now.plus(join).plus(run).plus(scan);
        return new Order(id, user, count, unitPrice, now, deadline, deadline.plus(holdGrace));
    }

    Instant joinBy(Order order) {
        return order.createdAt().plus(join);
    }

    Instant runBy(Instant queuedAt) {
        return queuedAt.plus(run);
    }

    /** A reaper that came late must not push the end beyond the deadline that was promised. */
    Instant scanBy(Order order, Instant now) {
        Instant by = now.plus(scan);
        return by.isBefore(order.deadline()) ? by : order.deadline();
    }
}
