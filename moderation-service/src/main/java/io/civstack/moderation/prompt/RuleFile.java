package io.civstack.moderation.prompt;

import io.civstack.events.Decision;
import io.civstack.events.Rating;
import io.civstack.events.Reason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rule file as it is written. Terms are grouped; a rule asks for groups and says what follows. It is checked whole
 * when it is read, so that a typing mistake stops the service and not the screen.
 *
 * @param version counts up with every change that is meant to be one; the hash of the content is what verdicts carry
 * @param neutral phrases that contain a term and mean something else
 * @param ordinary words that are one typo away from a term, or part of one that is cut in two, and mean something else
 * @param refusals what users are told, by the name that rules use
 */
record RuleFile(
        int version,
        List<Group> groups,
        List<String> neutral,
        List<String> ordinary,
        List<Rule> rules,
        Map<String, Reason> refusals) {

    /**
     * Terms that mean the same to the rules. {@code word+} stands for the word and its plural, {@code {age}} for every
     * age below 18.
     *
     * @param typos whether the terms are found with a swapped or lost letter too
     */
    record Group(String name, boolean typos, List<String> terms) {}

    /** Which part of a prompt a rule is applied to. */
    enum Where {
        /** The positive prompt. */
        POSITIVE,
        /** The positive and the negative prompt. */
        ANYWHERE
    }

    /**
     * What follows when terms were found.
     *
     * @param all a term of each of these groups is there
     * @param negative a term of each of these groups is in the negative prompt
     * @param within so many words lie between them at most; 0 for anywhere in the prompt
     * @param refusal the name of what users are told; present exactly when the decision is not ALLOW or RATE
     */
    record Rule(
            String label,
            List<String> all,
            List<String> negative,
            int within,
            Where where,
            Decision decision,
            Rating rating,
            @Nullable String refusal) {}

    void check() {
        Set<String> names = groups.stream().map(Group::name).collect(Collectors.toSet());
        require(names.size() == groups.size(), "groups have names of their own");
        for (Rule rule : rules) {
            require(!rule.all().isEmpty(), rule.label() + " asks for a group");
            Stream.concat(rule.all().stream(), rule.negative().stream())
                    .forEach(
                            name -> require(names.contains(name), rule.label() + " asks for an unknown group " + name));
            boolean restricts = rule.decision().compareTo(Decision.REVIEW) >= 0;
            require(restricts == (rule.refusal() != null), rule.label() + " tells users why exactly when it restricts");
            require(
                    rule.refusal() == null || refusals.containsKey(rule.refusal()),
                    rule.label() + " has an unknown refusal " + rule.refusal());
        }
    }

    private static void require(boolean condition, String sentence) {
        if (!condition) {
            throw new IllegalStateException("rule file: " + sentence);
        }
    }
}
