package io.civstack.moderation.prompt;

import io.civstack.events.Decision;
import io.civstack.events.Prompt;
import io.civstack.events.Rating;
import io.civstack.events.Reason;
import io.civstack.moderation.prompt.RuleFile.Group;
import io.civstack.moderation.prompt.RuleFile.Rule;
import io.civstack.moderation.prompt.RuleFile.Where;
import java.util.List;
import java.util.Map;

/** A harmless policy that forbids marzipan and boiled turnips, and the shipped table of homoglyphs. */
final class PromptScreenFixtures {

    private PromptScreenFixtures() {}

    static PromptScreen kitchen() {
        return new PromptScreen(
                kitchenRules(), new Homoglyphs(ShippedPolicy.text("/policy/homoglyphs.txt")), "kitchen@1");
    }

    static RuleFile kitchenRules() {
        return new RuleFile(
                1,
                List.of(
                        new Group("sweet", true, List.of("marzipan", "sweet tooth")),
                        new Group("root", false, List.of("turnip+")),
                        new Group("cooked", false, List.of("boiled")),
                        new Group("age", false, List.of("{age} year old")),
                        new Group("raw", false, List.of("raw"))),
                List.of("marzipan museum"),
                List.of("the", "mar", "and", "with"),
                List.of(
                        rule("sweet", List.of("sweet"), List.of(), 0, Where.ANYWHERE, Decision.BLOCK),
                        rule("boiled-root", List.of("root", "cooked"), List.of(), 4, Where.POSITIVE, Decision.BLOCK),
                        rule("young-root", List.of("root", "age"), List.of(), 0, Where.POSITIVE, Decision.REVIEW),
                        rule("only-cooked", List.of("root"), List.of("raw"), 0, Where.POSITIVE, Decision.REVIEW),
                        new Rule(
                                "root",
                                List.of("root"),
                                List.of(),
                                0,
                                Where.POSITIVE,
                                Decision.RATE,
                                Rating.PG13,
                                null)),
                Map.of("kitchen", new Reason("kitchen/no", "Not in this kitchen.", "Bake something else.")));
    }

    static Prompt positive(String text) {
        return new Prompt(text, "");
    }

    private static Rule rule(
            String label, List<String> all, List<String> negative, int within, Where where, Decision decision) {
        return new Rule(label, all, negative, within, where, decision, Rating.R, "kitchen");
    }
}
