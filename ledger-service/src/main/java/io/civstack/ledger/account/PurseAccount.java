package io.civstack.ledger.account;

import io.civstack.events.BuzzType;
import io.civstack.events.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One bucket of a user's purse. The natural order is the spend order: what expires first, then blue, green, yellow.
 *
 * @param day the UTC day an allowance is for; present exactly for ALLOWANCE, each day being an account of its own
 */
public record PurseAccount(
        UserId owner, BuzzType bucket, @Nullable LocalDate day) implements Account, Comparable<PurseAccount> {

    private static final Comparator<PurseAccount> SPEND_ORDER = Comparator.comparing(
                    (PurseAccount account) -> account.expiresAt().orElse(Instant.MAX))
            .thenComparing(PurseAccount::bucket)
            .thenComparing(PurseAccount::id);

    public PurseAccount {
        if ((bucket == BuzzType.ALLOWANCE) != (day != null)) {
            throw new IllegalArgumentException("exactly an allowance account is for a day: " + bucket + ", " + day);
        }
    }

    /** The allowance of one UTC day. */
    public static PurseAccount allowance(UserId owner, LocalDate day) {
        return new PurseAccount(owner, BuzzType.ALLOWANCE, day);
    }

    /** A bucket that does not expire. */
    public static PurseAccount lasting(UserId owner, BuzzType bucket) {
        return new PurseAccount(owner, bucket, null);
    }

    @Override
    public String id() {
        return name() + "/" + owner;
    }

    /** The bucket without its owner, such as {@code blue} or {@code allowance@2026-11-22}. */
    public String name() {
        return switch (bucket) {
            case ALLOWANCE -> "allowance@" + day;
            case BLUE -> "blue";
            case GREEN -> "green";
            case YELLOW -> "yellow";
        };
    }

    /** When unspent Buzz of this account is gone; empty when it stays. */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(day)
                .map(date -> date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** True from the first instant at which nothing of it can be spent any more. */
    public boolean expired(Instant now) {
        return expiresAt().map(end -> !now.isBefore(end)).orElse(false);
    }

    @Override
    public int compareTo(PurseAccount other) {
        return SPEND_ORDER.compare(this, other);
    }
}
