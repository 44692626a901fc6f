package io.civstack.moderation.prompt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The terms of a rule file in every form that is looked for. */
final class Vocabulary {

    /** A shorter word one typo away is too often another word; inside a phrase the other words show what is meant. */
    private static final int SWAP_LETTERS_MIN = 4;

    private static final int LOSS_LETTERS_MIN = 5;
    private static final int PHRASE_LETTERS_MIN = 3;
    private static final int AGES = 18;
    private static final List<String> AGE_WORDS = List.of(
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen");

    /** A term of a group, or of none when it is a neutral phrase. */
    record Term(String text, int group, boolean typo) {

        static final int NEUTRAL = -1;
    }

    private final List<Term> terms = new ArrayList<>();
    private final Set<String> ordinary = new HashSet<>();

    Vocabulary(RuleFile file, TextNormalizer normalizer) {
        file.ordinary().forEach(word -> ordinary.add(normalizer.normalize(word)));
        Set<String> exact = new HashSet<>(ordinary);
        for (int group = 0; group < file.groups().size(); group++) {
            for (String term : expand(file.groups().get(group).terms())) {
                String text = normalizer.normalize(term);
                terms.add(new Term(text, group, false));
                exact.add(text);
            }
        }
        for (Term term : List.copyOf(terms)) {
            if (file.groups().get(term.group()).typos()) {
                typos(term.text()).stream()
                        .filter(typo -> !exact.contains(typo))
                        .forEach(typo -> terms.add(new Term(typo, term.group(), true)));
            }
        }
        expand(file.neutral())
                .forEach(phrase -> terms.add(new Term(normalizer.normalize(phrase), Term.NEUTRAL, false)));
    }

    List<Term> terms() {
        return terms;
    }

    boolean ordinary(String word) {
        return ordinary.contains(word);
    }

    Set<String> ordinary() {
        return ordinary;
    }

    private static List<String> expand(List<String> written) {
        List<String> expanded = new ArrayList<>();
        for (String term : written) {
            if (term.contains("{age}")) {
                AGE_WORDS.forEach(age -> expanded.add(term.replace("{age}", age)));
                for (int age = 1; age < AGES; age++) {
                    expanded.add(term.replace("{age}", Integer.toString(age)));
                }
            } else if (term.endsWith("+")) {
                String word = term.substring(0, term.length() - 1);
                expanded.add(word);
                expanded.add(word + "s");
            } else {
                expanded.add(term);
            }
        }
        return expanded;
    }

    /** The text with two neighbouring letters swapped, or with a letter lost that is not the first. */
    private static Set<String> typos(String text) {
        Set<String> typos = new LinkedHashSet<>();
        boolean phrase = text.indexOf(' ') >= 0;
        int swapMin = phrase ? PHRASE_LETTERS_MIN : SWAP_LETTERS_MIN;
        int lossMin = phrase ? PHRASE_LETTERS_MIN : LOSS_LETTERS_MIN;
        for (int at = 0; at < text.length(); at++) {
            int begin = text.lastIndexOf(' ', at) + 1;
            int end = text.indexOf(' ', at) < 0 ? text.length() : text.indexOf(' ', at);
            int letters = end - begin;
            if (text.charAt(at) == ' ' || Character.isDigit(text.charAt(at))) {
                continue;
            }
            if (letters >= lossMin && at > begin) {
                typos.add(text.substring(0, at) + text.substring(at + 1));
            }
            if (letters >= swapMin && at + 1 < end) {
                typos.add(text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2));
            }
        }
        typos.remove(text);
        return typos;
    }
}
