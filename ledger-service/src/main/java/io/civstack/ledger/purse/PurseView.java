package io.civstack.ledger.purse;

import io.civstack.events.BuzzType;
import io.civstack.ledger.allowance.Allowance;
import io.civstack.ledger.book.Book;
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

    static PurseView of(Book book, Instant now) {
        List<BucketView> buckets = book.spendable(now).stream()
                .map(balance -> new BucketView(
                        balance.account().bucket(),
                        balance.free().amount(),
                        balance.account().expiresAt().orElse(null)))
                .toList();
        return new PurseView(book.available(now).amount(), book.held().amount(), buckets, allowance(book, now));
    }

    private static AllowanceView allowance(Book book, Instant now) {
        LocalDate last = book.lastAllowance();
        boolean claimable = last == null || Allowance.day(now).isAfter(last);
        return new AllowanceView(
                Allowance.DAILY.amount().amount(), claimable, claimable || last == null ? now : Allowance.end(last));
    }
}
