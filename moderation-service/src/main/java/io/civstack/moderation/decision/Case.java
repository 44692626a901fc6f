package io.civstack.moderation.decision;

import io.civstack.events.Decision;
import io.civstack.events.Rating;
import io.civstack.events.Subject;
import io.civstack.events.UserId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a subject. Its standing is the join of what a moderator ruled, if one did, and of every verdict that moderator
 * did not see.
 *
 * @param revision counts the changes of the standing from 1; 0 before the first
 */
public record Case(
        Subject subject,
        UserId owner,
        long revision,
        Set<Verdict> verdicts,
        @Nullable Ruling ruling) {

    /** What came of a command. */
    public sealed interface Outcome {

        /** The case is now this one and its standing is worth telling. */
        record Changed(Case now) implements Outcome {}

        /** Nothing new: the standing is what it was. */
        record Unchanged() implements Outcome {}

        /** The moderator looked at a revision that is not the last. */
        record Stale(long revision) implements Outcome {}
    }

    public Case {
        verdicts = Set.copyOf(verdicts);
    }

    public static Case open(Subject subject, UserId owner) {
        return new Case(subject, owner, 0, Set.of(), null);
    }

    /** What holds now. */
    public Join standing() {
        Set<Verdict> counted = new HashSet<>(verdicts);
        if (ruling == null) {
            return Join.of(counted);
        }
        counted.removeAll(ruling.overrides());
        counted.add(new Verdict(
                "moderator", Verdict.Status.ANSWERED, ruling.decision(), ruling.rating(), List.of(), ruling.reason()));
        return Join.of(counted);
    }

    /** Layers have spoken. */
    public Outcome hear(Collection<Verdict> spoken) {
        Set<Verdict> more = new HashSet<>(verdicts);
        if (!more.addAll(spoken) && revision > 0) {
            return new Outcome.Unchanged();
        }
        Case next = new Case(subject, owner, revision, more, ruling);
        boolean same = revision > 0 && next.standing().equals(standing());
        return new Outcome.Changed(new Case(subject, owner, same ? revision : revision + 1, more, ruling));
    }

    /** A moderator decides on the revision that was looked at. Nothing else ever lowers a decision. */
    public Outcome rule(long seen, Ruling signed) {
        if (seen != revision) {
            return new Outcome.Stale(revision);
        }
        return new Outcome.Changed(new Case(subject, owner, revision + 1, verdicts, signed));
    }

    /** True while a human has to look. */
    public boolean needsReview() {
        Decision decision = standing().decision();
        return decision == Decision.REVIEW || (decision == Decision.ESCALATE && ruling == null);
    }

    public Rating rating() {
        return standing().rating();
    }
}
