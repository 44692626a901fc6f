package io.civstack.moderation.decision;

import io.civstack.events.Decision;
import io.civstack.events.Label;
import io.civstack.events.Rating;
import io.civstack.events.Reason;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The least upper bound of some verdicts on both axes, decision and rating. The order in which they arrived does not
 * matter, nor how often.
 *
 * @param witness the smallest set of layers whose verdicts reach the bound: one layer, or one for each axis
 */
public record Join(
        Decision decision,
        Rating rating,
        List<Label> labels,
        List<String> witness,
        @Nullable Reason reason) {

    /** Any fixed order will do, so that equal verdicts give equal joins. */
    private static final Comparator<Verdict> FIXED_ORDER =
            Comparator.comparing(Verdict::layer).thenComparing(Verdict::toString);

    private static final Comparator<Label> LABEL_ORDER =
            Comparator.comparing(Label::name).thenComparing(Label::layer).thenComparingDouble(Label::score);

    public Join {
        labels = List.copyOf(labels);
        witness = List.copyOf(witness);
    }

    public static Join of(Collection<Verdict> verdicts) {
        List<Verdict> ordered = verdicts.stream().distinct().sorted(FIXED_ORDER).toList();
        Decision decision = ordered.stream().map(Verdict::decision).reduce(Decision.ALLOW, Decision::join);
        Rating rating = ordered.stream().map(Verdict::rating).reduce(Rating.PG, Rating::join);
        List<Verdict> witness = witness(ordered, decision, rating);
        Reason reason = witness.stream()
                .filter(verdict -> verdict.decision() == decision)
                .map(Verdict::reason)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Join(
                decision,
                rating,
                ordered.stream()
                        .flatMap(verdict -> verdict.labels().stream())
                        .distinct()
                        .sorted(LABEL_ORDER)
                        .toList(),
                witness.stream().map(Verdict::layer).distinct().toList(),
                reason);
    }

    private static List<Verdict> witness(List<Verdict> ordered, Decision decision, Rating rating) {
        boolean decides = decision != Decision.ALLOW;
        boolean rates = rating != Rating.PG;
        if (!decides && !rates) {
            return List.of();
        }
        return ordered.stream()
                .filter(verdict -> !decides || verdict.decision() == decision)
                .filter(verdict -> !rates || verdict.rating() == rating)
                .findFirst()
                .map(List::of)
                .orElseGet(() -> List.of(
                        first(ordered, verdict -> verdict.decision() == decision),
                        first(ordered, verdict -> verdict.rating() == rating)));
    }

    private static Verdict first(List<Verdict> ordered, Predicate<Verdict> test) {
        return ordered.stream().filter(test).findFirst().orElseThrow();
    }
}
