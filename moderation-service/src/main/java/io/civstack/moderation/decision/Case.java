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
 * The verdicts on a subject and a moderator's ruling. What holds is the join of the ruling, if there is one, and of
 * every verdict that the moderator did not see.
 *
 * @param revision counts the changes of what holds, from 1; 0 before the first
 */
public record Case(
        Subject subject,
        UserId owner,
        long revision,
        Set<Verdict> verdicts,
        @Nullable Ruling ruling) {

    /** What came of new verdicts or a ruling. */
    public sealed interface UpdateResult {

        /** The case is now this one; it has to be stored and published. */
        record Changed(Case now) implements UpdateResult {}

        /** Nothing new: what holds is what held before. */
        record Unchanged() implements UpdateResult {}

        /** The moderator decided on a revision that is not the latest. */
        record Stale(long revision) implements UpdateResult {}
    }

    public Case {
        verdicts = Set.copyOf(verdicts);
    }

    public static Case open(Subject subject, UserId owner) {
        return new Case(subject, owner, 0, Set.of(), null);
    }

    /** What holds now: the join of the ruling and of the verdicts that it does not override. */
    public Join joined() {
        Set<Verdict> counted = new HashSet<>(verdicts);
        if (ruling == null) {
            return Join.of(counted);
        }
        counted.removeAll(ruling.overrides());
        counted.add(new Verdict(
                "moderator", Verdict.Status.ANSWERED, ruling.decision(), ruling.rating(), List.of(), ruling.reason()));
        return Join.of(counted);
    }

    /** The case with more verdicts. */
    public UpdateResult add(Collection<Verdict> added) {
        Set<Verdict> more = new HashSet<>(verdicts);
        if (!more.addAll(added) && revision > 0) {
            return new UpdateResult.Unchanged();
        }
        Case next = new Case(subject, owner, revision, more, ruling);
        boolean same = revision > 0 && next.joined().equals(joined());
        return new UpdateResult.Changed(new Case(subject, owner, same ? revision : revision + 1, more, ruling));
    }

    /**
     * The case with a moderator's ruling on the revision that the moderator saw. Nothing else ever lowers a decision.
     */
    public UpdateResult rule(long seen, Ruling signed) {
        if (seen != revision) {
            return new UpdateResult.Stale(revision);
        }
        return new UpdateResult.Changed(new Case(subject, owner, revision + 1, verdicts, signed));
    }

    /** True while a moderator has to decide. */
    public boolean needsReview() {
        Decision decision = joined().decision();
        return decision == Decision.REVIEW || (decision == Decision.ESCALATE && ruling == null);
    }

    public Rating rating() {
        return joined().rating();
    }
}
