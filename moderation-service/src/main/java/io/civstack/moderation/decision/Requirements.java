package io.civstack.moderation.decision;

import io.civstack.events.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which layers have to answer before a subject may be public. One that did not answer, for whatever reason, counts as
 * REVIEW.
 *
 * @param required names of layers without their versions
 */
public record Requirements(Set<String> required) {

    /** What owners are told while the verdict of a required layer is missing. */
    public static final Reason SCAN_INCOMPLETE = new Reason(
            "moderation/scan-incomplete",
            "This could not be checked completely; a person looks at it before anybody else can see it.",
            "Nothing to do: it is yours to see, and a moderator answers within a day.");

    public Requirements {
        required = Set.copyOf(required);
    }

    /** The verdicts, and one of MISSING for each required layer that is not among them. */
    public List<Verdict> complete(Collection<Verdict> verdicts) {
        Set<String> answered =
                verdicts.stream().map(verdict -> name(verdict.layer())).collect(Collectors.toSet());
        List<Verdict> complete = new ArrayList<>(verdicts);
        required.stream()
                .filter(layer -> !answered.contains(layer))
                .sorted()
                .forEach(layer -> complete.add(Verdict.missing(layer, SCAN_INCOMPLETE)));
        return complete;
    }

    private static String name(String layer) {
        int version = layer.indexOf('@');
        return version < 0 ? layer : layer.substring(0, version);
    }
}
