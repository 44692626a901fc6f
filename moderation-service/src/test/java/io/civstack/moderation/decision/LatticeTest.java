package io.civstack.moderation.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.events.Decision;
import io.civstack.events.Label;
import io.civstack.events.Rating;
import io.civstack.events.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The laws of the join, on random sets of verdicts: order, duplicates and grouping change nothing, and more verdicts
 * never lower.
 */
class LatticeTest {

    private static final int ROUNDS = 3000;
    private static final Reason WHY = new Reason("moderation/test", "Because.", "Wait.");

    @Test
    void doesNotDependOnOrderAndDuplicates() {
        Random random = seeded();
        for (int round = 0; round < ROUNDS; round++) {
            List<Verdict> verdicts = verdicts(random);
            List<Verdict> shuffled = new ArrayList<>(verdicts);
            shuffled.addAll(verdicts.subList(0, random.nextInt(verdicts.size() + 1)));
            Collections.shuffle(shuffled, random);

            assertThat(Join.of(shuffled)).isEqualTo(Join.of(verdicts));
        }
    }

    @Test
    void neverLowersWithOneMoreVerdict() {
        Random random = seeded();
        for (int round = 0; round < ROUNDS; round++) {
            List<Verdict> verdicts = verdicts(random);
            Join whole = Join.of(verdicts);
            Join part = Join.of(verdicts.subList(0, random.nextInt(verdicts.size() + 1)));

            assertThat(whole.decision()).isGreaterThanOrEqualTo(part.decision());
            assertThat(whole.rating()).isGreaterThanOrEqualTo(part.rating());
        }
    }

    @Test
    void reachesTheSameJoinFromItsWitnessAloneAndFromNoSmallerOne() {
        Random random = seeded();
        for (int round = 0; round < ROUNDS; round++) {
            List<Verdict> verdicts = verdicts(random);
            Join join = Join.of(verdicts);
            List<Verdict> witnesses = verdicts.stream()
                    .filter(verdict -> join.witness().contains(verdict.layer()))
                    .toList();

            assertThat(Join.of(witnesses).decision()).isEqualTo(join.decision());
            assertThat(Join.of(witnesses).rating()).isEqualTo(join.rating());
            boolean oneIsEnough = verdicts.stream().anyMatch(verdict -> reaches(verdict, join));
            assertThat(join.witness()).hasSizeLessThanOrEqualTo(oneIsEnough ? 1 : 2);
        }
    }

    @Test
    void endsTheSameInWhateverOrderVerdictsAreAdded() {
        Random random = seeded();
        for (int round = 0; round < ROUNDS; round++) {
            List<Verdict> verdicts = verdicts(random);
            List<Verdict> shuffled = new ArrayList<>(verdicts);
            Collections.shuffle(shuffled, random);

            assertThat(addEach(shuffled).joined()).isEqualTo(addEach(verdicts).joined());
        }
    }

    private static Case addEach(List<Verdict> verdicts) {
        Case known = DecisionTest.open();
        for (Verdict verdict : verdicts) {
            if (known.add(List.of(verdict)) instanceof Case.UpdateResult.Changed changed) {
                assertThat(changed.now().revision()).isGreaterThanOrEqualTo(known.revision());
                known = changed.now();
            }
        }
        return known;
    }

    private static boolean reaches(Verdict verdict, Join join) {
        return verdict.decision() == join.decision() && verdict.rating() == join.rating();
    }

    private static List<Verdict> verdicts(Random random) {
        List<Verdict> verdicts = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int layer = 0; layer < count; layer++) {
            verdicts.add(verdict("layer-" + layer, random));
        }
        return verdicts;
    }

    private static Verdict verdict(String layer, Random random) {
        Rating rating = Rating.values()[random.nextInt(Rating.values().length)];
        List<Label> labels = List.of(new Label("label-" + random.nextInt(3), 1, layer));
        return switch (random.nextInt(6)) {
            case 0 -> Verdict.notApplicable(layer);
            case 1 -> Verdict.missing(layer, WHY);
            case 2 -> Verdict.restrict(layer, Decision.REVIEW, rating, labels, WHY);
            case 3 -> Verdict.restrict(layer, Decision.BLOCK, rating, labels, WHY);
            case 4 -> Verdict.restrict(layer, Decision.ESCALATE, rating, labels, WHY);
            default -> Verdict.allow(layer, rating, labels);
        };
    }

    private static Random seeded() {
        long seed = Long.getLong("decision.seed", System.nanoTime());
        System.out.println("decision.seed=" + seed);
        return new Random(seed);
    }
}
