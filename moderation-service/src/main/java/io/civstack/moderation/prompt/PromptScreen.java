package io.civstack.moderation.prompt;

import io.civstack.events.Decision;
import io.civstack.events.Prompt;
import io.civstack.events.Rating;
import io.civstack.events.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Screens prompts by the rule file. All rules are applied and the strictest wins: no rule can hide another. */
public final class PromptScreen {

    private final RuleFile file;
    private final TermFinder finder;
    private final String version;
    private final List<Compiled> rules = new ArrayList<>();

    private record Compiled(RuleFile.Rule rule, List<Integer> all, List<Integer> negative) {}

    PromptScreen(RuleFile file, Homoglyphs homoglyphs, String version) {
        file.check();
        this.file = file;
        this.version = version;
        TextNormalizer normalizer = new TextNormalizer(homoglyphs);
        finder = new TermFinder(normalizer, new Vocabulary(file, normalizer));
        file.rules().forEach(rule -> rules.add(new Compiled(rule, groups(rule.all()), groups(rule.negative()))));
    }

    /** The rule file's version and content hash, such as {@code prompt-rules@1-0a1b2c3d4e5f}. */
    public String version() {
        return version;
    }

    /** Every refusal the rule file can answer with. */
    public List<Reason> refusals() {
        return List.copyOf(file.refusals().values());
    }

    public Screening screen(Prompt prompt) {
        TermMatches negative = new TermMatches(finder.find(prompt.negative()));
        String shown = PromptMarkup.hasNegativeWeight(prompt.negative())
                ? prompt.positive() + "\n" + prompt.negative()
                : prompt.positive();
        TermMatches positive = new TermMatches(finder.find(shown));
        MatchedRules matched = new MatchedRules();
        for (Compiled compiled : rules) {
            RuleFile.Rule rule = compiled.rule();
            boolean inNegative = negative.hasAll(compiled.negative());
            if (inNegative && positive.meet(compiled.all(), rule.within())) {
                matched.add(rule, positive.evidence(compiled.all(), false));
            } else if (rule.where() == RuleFile.Where.ANYWHERE && negative.meet(compiled.all(), rule.within())) {
                matched.add(rule, negative.evidence(compiled.all(), true));
            }
        }
        return matched.screening();
    }

    private List<Integer> groups(List<String> names) {
        List<String> known = file.groups().stream().map(RuleFile.Group::name).toList();
        return names.stream().map(known::indexOf).toList();
    }

    /** The join of all rules that matched. */
    private final class MatchedRules {

        private Decision decision = Decision.ALLOW;
        private Rating rating = Rating.PG;
        private @Nullable Reason refusal;
        private final TreeSet<String> labels = new TreeSet<>();
        private final TreeSet<Screening.Evidence> evidence =
                new TreeSet<>(Comparator.comparing(Screening.Evidence::negative)
                        .thenComparingInt(Screening.Evidence::from)
                        .thenComparingInt(Screening.Evidence::to));

        void add(RuleFile.Rule rule, List<Screening.Evidence> found) {
            if (rule.refusal() != null && (refusal == null || rule.decision().compareTo(decision) > 0)) {
                refusal = file.refusals().get(rule.refusal());
            }
            decision = decision.join(rule.decision());
            rating = rating.join(rule.rating());
            labels.add(rule.label());
            evidence.addAll(found);
        }

        Screening screening() {
            return new Screening(decision, rating, List.copyOf(labels), refusal, List.copyOf(evidence));
        }
    }
}
