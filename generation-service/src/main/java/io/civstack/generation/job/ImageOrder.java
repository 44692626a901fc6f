package io.civstack.generation.job;

import io.civstack.events.Buzz;
import io.civstack.events.JobId;
import io.civstack.events.UserId;
import java.time.Instant;

/**
 * What was ordered and at which price; it never changes.
 *
 * @param count pictures asked for
 * @param unitPrice what one delivered picture costs
 * @param deadline when the job has ended at the latest
 * @param holdUntil when the ledger may let the hold go; later than the deadline
 */
public record ImageOrder(
        JobId id, UserId user, int count, Buzz unitPrice, Instant createdAt, Instant deadline, Instant holdUntil) {

    public ImageOrder {
        if (count < 1) {
            throw new IllegalArgumentException("an order is for at least one picture: " + count);
        }
    }

    public Buzz total() {
        return unitPrice.times(count);
    }
}
