package io.civstack.ledger.hold;

import io.civstack.events.Buzz;
import io.civstack.events.BuzzType;
import io.civstack.ledger.account.PurseAccount;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** An amount spread over the accounts of one purse, in spend order. */
public record Split(List<Part> parts) {

    public static final Split NOTHING = new Split(List.of());

    /** What one account gives; never nothing. */
    public record Part(PurseAccount account, Buzz amount) {

        public Part {
            if (amount.isZero()) {
                throw new IllegalArgumentException("a part is not empty: " + account.id());
            }
        }
    }

    /** A split cut in two: the first so many Buzz, and the rest. */
    public record Cut(Split taken, Split rest) {}

    public Split {
        parts = List.copyOf(parts);
        if (parts.stream().map(Part::account).distinct().count() != parts.size()) {
            throw new IllegalArgumentException("a split names each account once");
        }
    }

    public Buzz total() {
        return parts.stream().map(Part::amount).reduce(Buzz.ZERO, Buzz::plus);
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /**
     * Takes from the front, so that capture consumes in spend order. Throws ArithmeticException when there is less than
     * that.
     */
    public Cut cut(Buzz amount) {
        List<Part> taken = new ArrayList<>();
        List<Part> rest = new ArrayList<>();
        Buzz wanted = amount;
        for (Part part : parts) {
            Buzz here = part.amount().compareTo(wanted) <= 0 ? part.amount() : wanted;
            addPart(taken, part.account(), here);
            addPart(rest, part.account(), part.amount().minus(here));
            wanted = wanted.minus(here);
        }
        if (!wanted.isZero()) {
            throw new ArithmeticException(total() + " are not enough for " + amount);
        }
        return new Cut(new Split(taken), new Split(rest));
    }

    /** The parts whose account passes the test. */
    public Split only(Predicate<PurseAccount> test) {
        return new Split(
                parts.stream().filter(part -> test.test(part.account())).toList());
    }

    /** The amount of each bucket. */
    public Map<BuzzType, Buzz> byBucket() {
        Map<BuzzType, Buzz> sums = new EnumMap<>(BuzzType.class);
        parts.forEach(part -> sums.merge(part.account().bucket(), part.amount(), Buzz::plus));
        return sums;
    }

    private static void addPart(List<Part> parts, PurseAccount account, Buzz amount) {
        if (!amount.isZero()) {
            parts.add(new Part(account, amount));
        }
    }
}
