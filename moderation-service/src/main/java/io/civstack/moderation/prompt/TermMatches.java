package io.civstack.moderation.prompt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The matches in one text by group, in the order of the text. */
final class TermMatches {

    private final Map<Integer, List<TermMatch>> byGroup = new HashMap<>();

    TermMatches(List<TermMatch> matches) {
        matches.forEach(match ->
                byGroup.computeIfAbsent(match.group(), _ -> new ArrayList<>()).add(match));
    }

    boolean hasAll(List<Integer> groups) {
        for (int group : groups) {
            if (!byGroup.containsKey(group)) {
                return false;
            }
        }
        return true;
    }

    /**
     * True when there is a match of each group with at most {@code within} words from a match of the first; 0 for any
     * distance.
     */
    boolean meet(List<Integer> groups, int within) {
        if (!hasAll(groups)) {
            return false;
        }
        return within == 0
                || matches(groups.getFirst()).stream().anyMatch(anchor -> allNear(groups, anchor.word(), within));
    }

    List<Screening.Evidence> evidence(List<Integer> groups, boolean negative) {
        List<Screening.Evidence> evidence = new ArrayList<>();
        for (int group : groups) {
            matches(group).forEach(match -> evidence.add(new Screening.Evidence(negative, match.from(), match.to())));
        }
        return evidence;
    }

    private List<TermMatch> matches(int group) {
        return byGroup.getOrDefault(group, List.of());
    }

    private boolean allNear(List<Integer> groups, int word, int within) {
        for (int group : groups) {
            if (!near(matches(group), word, within)) {
                return false;
            }
        }
        return true;
    }

    /** Binary search for the first match that is not too far before the word. */
    private static boolean near(List<TermMatch> matches, int word, int within) {
        int low = 0;
        int high = matches.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (matches.get(middle).word() < word - within) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < matches.size() && matches.get(low).word() <= word + within;
    }
}
