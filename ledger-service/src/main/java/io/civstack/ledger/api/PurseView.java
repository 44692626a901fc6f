package io.civstack.ledger.api;

import io.civstack.events.BuzzType;
import io.civstack.ledger.allowance.Allowance;
import io.civstack.ledger.purse.Purse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A purse as its owner sees it. Amounts are what can be spent, so what is held is not in them. */
public record PurseView(long available, long held, List<BucketView> buckets, AllowanceView allowance) {

    /** A bucket with something in it. */
    public record BucketView(
            BuzzType bucket, long amount, @Nullable Instant expiresAt) {}

    /**
     * The daily allowance.
     *
     * @param nextAt when it can be claimed: now, if it can
     */
    public record AllowanceView(long amount, boolean claimable, Instant nextAt) {}

    static PurseView of(Purse purse, Instant now) {
        List<BucketView> buckets = purse.spendable(now).stream()
                .map(balance -> new BucketView(
                        balance.account().bucket(),
                        balance.free().amount(),
                        balance.account().expiresAt().orElse(null)))
                .toList();
        return new PurseView(purse.available(now).amount(), purse.held().amount(), buckets, allowance(purse, now));
    }

    private static AllowanceView allowance(Purse purse, Instant now) {
        LocalDate last = purse.lastAllowance();
        boolean claimable = last == null || Allowance.day(now).isAfter(last);
        return new AllowanceView(
                Allowance.DAILY.amount().amount(), claimable, claimable || last == null ? now : Allowance.end(last));
    }
}
