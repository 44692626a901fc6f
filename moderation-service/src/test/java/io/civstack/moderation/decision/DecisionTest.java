package io.civstack.moderation.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.civstack.events.Decision;
import io.civstack.events.Label;
import io.civstack.events.Rating;
import io.civstack.events.Reason;
import io.civstack.events.ReviewId;
import io.civstack.events.Subject;
import io.civstack.events.UserId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DecisionTest {

    private static final Subject PICTURE = new Subject(Subject.Kind.IMAGE, new UUID(0, 1));
    private static final UserId ADA = new UserId("ada");
    private static final UserId MODERATOR = new UserId("mo");
    private static final Reason WHY = new Reason("moderation/test", "Because.", "Wait.");

    private static final Verdict FINE = Verdict.allow("prompt-rules@1", Rating.PG, List.of());
    private static final Verdict MATURE =
            Verdict.allow("made-with@1", Rating.R, List.of(new Label("sexual", 1, "made-with@1")));
    private static final Verdict LISTED = Verdict.restrict("picture-hash@1", Decision.BLOCK, Rating.X, List.of(), WHY);
    private static final Verdict SILENT = Verdict.missing("picture-hash@1", WHY);

    @Test
    void joinsBothAxes() {
        // When
        Join join = Join.of(List.of(FINE, MATURE, SILENT));

        // Then
        assertThat(join.decision()).isEqualTo(Decision.REVIEW);
        assertThat(join.rating()).isEqualTo(Rating.R);
        assertThat(join.reason()).isEqualTo(WHY);
    }

    @Test
    void namesTheSmallestWitness() {
        assertThat(Join.of(List.of(FINE, MATURE)).witness()).containsExactly("made-with@1");
        assertThat(Join.of(List.of(FINE, MATURE, LISTED)).witness()).containsExactly("picture-hash@1");
        assertThat(Join.of(List.of(FINE, MATURE, SILENT)).witness()).containsExactly("picture-hash@1", "made-with@1");
        assertThat(Join.of(List.of(FINE)).witness()).isEmpty();
    }

    @Test
    void countsALayerThatDidNotAnswerAsReview() {
        // Given
        Requirements required = new Requirements(Set.of("prompt-rules", "picture-hash"));

        // When
        List<Verdict> complete = required.complete(List.of(FINE));

        // Then
        assertThat(Join.of(complete).decision()).isEqualTo(Decision.REVIEW);
        assertThat(Join.of(complete).witness()).containsExactly("picture-hash");
    }

    @Test
    void countsALayerThatHasNothingToSayAsAnswered() {
        // Given
        Requirements required = new Requirements(Set.of("prompt-rules", "picture-hash"));

        // When
        List<Verdict> complete = required.complete(List.of(FINE, Verdict.notApplicable("picture-hash@1")));

        // Then
        assertThat(Join.of(complete).decision()).isEqualTo(Decision.ALLOW);
    }

    @Test
    void refusesAVerdictThatFailsOpen() {
        assertThatThrownBy(() -> new Verdict("x", Verdict.Status.MISSING, Decision.ALLOW, Rating.PG, List.of(), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> new Verdict("x", Verdict.Status.NOT_APPLICABLE, Decision.RATE, Rating.R, List.of(), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Verdict("x", Verdict.Status.ANSWERED, Decision.BLOCK, Rating.R, List.of(), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void letsOnlyAModeratorLower() {
        // Given
        Case blocked = add(open(), LISTED);

        // When
        Case fine = add(blocked, FINE);
        Case ruled = rule(fine, Decision.ALLOW, Rating.PG13);

        // Then
        assertThat(fine.joined().decision()).isEqualTo(Decision.BLOCK);
        assertThat(ruled.joined().decision()).isEqualTo(Decision.ALLOW);
        assertThat(ruled.joined().rating()).isEqualTo(Rating.PG13);
    }

    @Test
    void joinsWhatTheModeratorHasNotSeenToTheRuling() {
        // Given
        Case ruled = rule(add(open(), SILENT), Decision.ALLOW, Rating.PG);

        // When
        Case listed = add(ruled, LISTED);

        // Then
        assertThat(listed.joined().decision()).isEqualTo(Decision.BLOCK);
        assertThat(listed.revision()).isEqualTo(3);
    }

    @Test
    void doesNotRaiseAgainForWhatTheModeratorHasSeen() {
        // Given
        Case ruled = rule(add(open(), SILENT), Decision.ALLOW, Rating.PG);

        // When
        Case.UpdateResult again = ruled.add(List.of(SILENT));

        // Then
        assertThat(again).isInstanceOf(Case.UpdateResult.Unchanged.class);
    }

    @Test
    void refusesADecisionOnAStaleRevision() {
        // Given
        Case first = add(open(), SILENT);
        Case second = add(first, MATURE);

        // When
        Case.UpdateResult stale = second.rule(first.revision(), ruling(second, Decision.ALLOW, Rating.PG));

        // Then
        assertThat(stale).isEqualTo(new Case.UpdateResult.Stale(2));
    }

    @Test
    void asksForAHumanOnlyUntilOneHasDecided() {
        // Given
        Case silent = add(open(), SILENT);

        // When
        Case blocked = rule(silent, Decision.BLOCK, Rating.X);

        // Then
        assertThat(silent.needsReview()).isTrue();
        assertThat(blocked.needsReview()).isFalse();
    }

    static Case open() {
        return Case.open(PICTURE, ADA);
    }

    static Case add(Case before, Verdict... verdicts) {
        return switch (before.add(List.of(verdicts))) {
            case Case.UpdateResult.Changed changed -> changed.now();
            case Case.UpdateResult other -> throw new AssertionError(other);
        };
    }

    static Case rule(Case before, Decision decision, Rating rating) {
        return switch (before.rule(before.revision(), ruling(before, decision, rating))) {
            case Case.UpdateResult.Changed changed -> changed.now();
            case Case.UpdateResult other -> throw new AssertionError(other);
        };
    }

    static Ruling ruling(Case seen, Decision decision, Rating rating) {
        Reason reason = decision.compareTo(Decision.REVIEW) >= 0 ? WHY : null;
        return new Ruling(new ReviewId(new UUID(0, 2)), MODERATOR, decision, rating, "looked", seen.verdicts(), reason);
    }
}
