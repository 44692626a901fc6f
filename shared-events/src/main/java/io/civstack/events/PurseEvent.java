package io.civstack.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Buzz that comes into a purse other than from a hold, published by the ledger. Keyed by the user. */
public sealed interface PurseEvent extends Event {

    UserId userId();

    /**
     * Buzz was given.
     *
     * @param occasion what for, such as {@code daily-allowance/2026-11-22}; granted at most once per user
     * @param expiresAt when unspent Buzz of this grant is gone; absent when it stays
     */
    record BuzzGranted(
            UserId userId,
            BuzzType bucket,
            Buzz amount,
            String occasion,
            @Nullable Instant expiresAt) implements PurseEvent {}

    /** Captured Buzz went back to the buckets it came from. */
    record BuzzRefunded(UserId userId, HoldId holdId, Buzz amount, Reason reason) implements PurseEvent {}
}
