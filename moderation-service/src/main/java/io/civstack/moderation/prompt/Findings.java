package io.civstack.moderation.prompt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The hits of one text by group, in the order of the text. */
final class Findings {

    private final Map<Integer, List<Hit>> byGroup = new HashMap<>();

    Findings(List<Hit> hits) {
        hits.forEach(hit ->
                byGroup.computeIfAbsent(hit.group(), _ -> new ArrayList<>()).add(hit));
    }

    boolean hasAll(List<Integer> groups) {
        for (int group : groups) {
            if (!byGroup.containsKey(group)) {
                return false;
            }
        }
        return true;
    }

    /** True when there is a hit of each group with at most {@code within} words from a hit of the first; 0 for any distance. */
    boolean meet(List<Integer> groups, int within) {
        if (!hasAll(groups)) {
            return false;
        }
        return within == 0
                || hits(groups.getFirst()).stream().anyMatch(anchor -> allNear(groups, anchor.word(), within));
    }

    List<Screening.Evidence> evidence(List<Integer> groups, boolean negative) {
        List<Screening.Evidence> evidence = new ArrayList<>();
        for (int group : groups) {
            hits(group).forEach(hit -> evidence.add(new Screening.Evidence(negative, hit.from(), hit.to())));
        }
        return evidence;
    }

    private List<Hit> hits(int group) {
        return byGroup.getOrDefault(group, List.of());
    }

    private boolean allNear(List<Integer> groups, int word, int within) {
        for (int group : groups) {
            if (!near(hits(group), word, within)) {
                return false;
            }
        }
        return true;
    }

    /** Binary search for the first hit that is not too far before the word. */
    private static boolean near(List<Hit> hits, int word, int within) {
        int low = 0;
        int high = hits.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (hits.get(middle).word() < word - within) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < hits.size() && hits.get(low).word() <= word + within;
    }
}
