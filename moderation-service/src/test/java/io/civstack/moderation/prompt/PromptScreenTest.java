package io.civstack.moderation.prompt;

import static io.civstack.moderation.prompt.PromptScreenFixtures.positive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.civstack.events.Decision;
import io.civstack.events.Prompt;
import io.civstack.events.Rating;
import io.civstack.moderation.prompt.RuleFile.Rule;
import io.civstack.moderation.prompt.RuleFile.Where;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromptScreenTest {

    private static final PromptScreen SCREEN = PromptScreenFixtures.kitchen();

    @Test
    void raisesTheRatingForOneTermAndRefusesTheCombination() {
        assertThat(SCREEN.screen(positive("two turnips")))
                .extracting(Screening::decision, Screening::rating, Screening::labels)
                .containsExactly(Decision.RATE, Rating.PG13, List.of("root"));
        assertThat(SCREEN.screen(positive("boiled turnips")))
                .extracting(Screening::decision, Screening::rating, Screening::labels)
                .containsExactly(Decision.BLOCK, Rating.R, List.of("boiled-root", "root"));
    }

    @Test
    void keepsACombinationWithinItsDistance() {
        assertThat(SCREEN.screen(positive("boiled one two three turnip")).decision())
                .isEqualTo(Decision.BLOCK);
        assertThat(SCREEN.screen(positive("boiled one two three four turnip")).decision())
                .isEqualTo(Decision.RATE);
    }

    @Test
    void letsNoRuleHideAnother() {
        // Given
        String both = "a 7 year old turnip and marzipan";

        // When
        Screening screening = SCREEN.screen(positive(both));

        // Then
        assertThat(screening.labels()).containsExactly("root", "sweet", "young-root");
        assertThat(screening.decision()).isEqualTo(Decision.BLOCK);
    }

    @Test
    void readsAgesAsWholeNumbers() {
        assertThat(SCREEN.screen(positive("a 17 year old turnip")).labels()).contains("young-root");
        assertThat(SCREEN.screen(positive("a seventeen year old turnip")).labels())
                .contains("young-root");
        assertThat(SCREEN.screen(positive("a 117 year old turnip")).labels()).doesNotContain("young-root");
        assertThat(SCREEN.screen(positive("an 18 year old turnip")).labels()).doesNotContain("young-root");
    }

    @Test
    void screensTheNegativePromptByTheRulesThatAskForIt() {
        assertThat(SCREEN.screen(new Prompt("cake", "marzipan")).decision()).isEqualTo(Decision.BLOCK);
        assertThat(SCREEN.screen(new Prompt("cake", "turnip")).decision()).isEqualTo(Decision.ALLOW);
    }

    @Test
    void seesWhatANegativePromptAsksForByLeavingItOut() {
        assertThat(SCREEN.screen(new Prompt("a turnip", "raw")).labels()).contains("only-cooked");
        assertThat(SCREEN.screen(new Prompt("a cake", "raw")).decision()).isEqualTo(Decision.ALLOW);
    }

    @Test
    void takesANegativePromptWithNegativeWeightsForAPositiveOne() {
        assertThat(SCREEN.screen(new Prompt("cake", "(boiled turnip:-1.5)")).decision())
                .isEqualTo(Decision.BLOCK);
    }

    @Test
    void tellsTheUserWhyExactlyWhenItRestricts() {
        assertThat(SCREEN.screen(positive("marzipan")).refusal()).isNotNull();
        assertThat(SCREEN.screen(positive("turnip")).refusal()).isNull();
    }

    @Test
    void refusesARuleFileThatContradictsItself() {
        RuleFile good = PromptScreenFixtures.kitchenRules();
        Rule unknownGroup = rule(List.of("soup"), Decision.BLOCK, "kitchen");
        Rule silent = rule(List.of("root"), Decision.BLOCK, null);
        Rule talkative = rule(List.of("root"), Decision.RATE, "kitchen");
        Rule unknownRefusal = rule(List.of("root"), Decision.BLOCK, "cellar");

        for (Rule bad : List.of(unknownGroup, silent, talkative, unknownRefusal)) {
            RuleFile file =
                    new RuleFile(1, good.groups(), List.of(), List.of(), List.of(bad), Map.copyOf(good.refusals()));
            assertThatThrownBy(() -> new PromptScreen(file, new Homoglyphs(""), "bad"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("rule file: ");
        }
    }

    private static Rule rule(List<String> all, Decision decision, @org.jspecify.annotations.Nullable String refusal) {
        return new Rule("bad", all, List.of(), 0, Where.POSITIVE, decision, Rating.R, refusal);
    }
}
