package io.civstack.moderation.store;

import io.civstack.events.Decision;
import io.civstack.events.DecisionEvent.ReviewDecided;
import io.civstack.events.DecisionEvent.ScanCompleted;
import io.civstack.events.Rating;
import io.civstack.events.Reason;
import io.civstack.events.ReviewEvent.ReviewOpened;
import io.civstack.events.ReviewId;
import io.civstack.events.Subject;
import io.civstack.events.UserId;
import io.civstack.messaging.Outbox;
import io.civstack.moderation.ModerationConfig;
import io.civstack.moderation.decision.Case;
import io.civstack.moderation.decision.Join;
import io.civstack.moderation.decision.Ruling;
import io.civstack.moderation.decision.Verdict;
import io.civstack.source.IdSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts verdicts and rulings to cases, in the database: each is one step under the case's lock, told in the same transaction. */
@ApplicationScoped
public class Cases {

    /** What a moderator's decision came to. */
    public sealed interface Answer {

        record Decided(long revision) implements Answer {}

        record Unknown() implements Answer {}

        /** Somebody has decided before. */
        record AlreadyDecided() implements Answer {}

        /** It changed since the moderator looked. */
        record Stale(long revision) implements Answer {}

        /** Nobody decides on what is their own. */
        record OwnSubject() implements Answer {}
    }

    /**
     * What a moderator decides.
     *
     * @param seen the revision that was looked at; absent for the one of the queue
     * @param reason what the owner is told
     */
    public record Signed(
            UserId moderator,
            Decision decision,
            Rating rating,
            String note,
            @Nullable Long seen,
            @Nullable Reason reason) {}

    private final CaseTable cases;
    private final ReviewQueue reviews;
    private final BlockList blockList;
    private final Outbox outbox;
    private final IdSource ids;
    private final InstantSource clock;
    private final ModerationConfig.Review config;

    Cases(
            CaseTable cases,
            ReviewQueue reviews,
            BlockList blockList,
            Outbox outbox,
            IdSource ids,
            InstantSource clock,
            ModerationConfig config) {
        this.cases = cases;
        this.reviews = reviews;
        this.blockList = blockList;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.config = config.review();
    }

    /** Layers have spoken. The standing is told even when it is what it was: whoever announced the subject again wants to know. */
    @Transactional
    public Join hear(Subject subject, UserId owner, Collection<Verdict> verdicts, String policyVersion) {
        Case before = cases.lock(subject, owner);
        Case now = before;
        if (before.hear(verdicts) instanceof Case.Outcome.Changed changed) {
            now = changed.now();
            cases.hear(before, now, clock.instant());
        }
        Join standing = now.standing();
        outbox.append(new ScanCompleted(
                subject,
                now.owner(),
                now.revision(),
                standing.decision(),
                standing.rating(),
                standing.labels(),
                policyVersion,
                standing.witness(),
                standing.reason()));
        keepQueue(now, standing);
        return standing;
    }

    /** A moderator decides; the owner's side hears of it, and the block list follows. */
    @Transactional
    public Answer rule(ReviewId id, Signed signed) {
        ReviewQueue.Review known = reviews.find(id).orElse(null);
        if (known == null) {
            return new Answer.Unknown();
        }
        if (known.owner().equals(signed.moderator())) {
            return new Answer.OwnSubject();
        }
        Case before = cases.find(known.subject()).orElseThrow();
        ReviewQueue.Review review = reviews.find(id).orElseThrow();
        if (!review.open()) {
            return new Answer.AlreadyDecided();
        }
        long seen = Objects.requireNonNullElse(signed.seen(), review.revision());
        Ruling ruling = new Ruling(
                id,
                signed.moderator(),
                signed.decision(),
                signed.rating(),
                signed.note(),
                before.verdicts(),
                signed.reason());
        return switch (before.rule(seen, ruling)) {
            case Case.Outcome.Changed changed -> decided(changed.now(), ruling);
            case Case.Outcome.Stale stale -> new Answer.Stale(stale.revision());
            case Case.Outcome.Unchanged _ -> new Answer.AlreadyDecided();
        };
    }

    private Answer decided(Case now, Ruling ruling) {
        Instant at = clock.instant();
        cases.sign(now, ruling, at);
        reviews.close(ruling.review(), at);
        if (now.subject().kind() == Subject.Kind.IMAGE) {
            if (ruling.decision().visibleToOwner()) {
                blockList.remove(now.subject());
            } else {
                blockList.add(now.subject());
            }
        }
        outbox.append(new ReviewDecided(
                now.subject(),
                now.owner(),
                now.revision(),
                ruling.decision(),
                ruling.rating(),
                ruling.review(),
                ruling.moderator(),
                ruling.reason()));
        return new Answer.Decided(now.revision());
    }

    private void keepQueue(Case now, Join standing) {
        if (!now.needsReview() || standing.reason() == null) {
            return;
        }
        ReviewQueue.Review open = reviews.openOf(now.subject()).orElse(null);
        if (open != null) {
            reviews.revise(open.id(), now);
            return;
        }
        ReviewId id = new ReviewId(ids.next());
        Instant opened = clock.instant();
        Instant due = opened.plus(answerWithin(standing));
        reviews.open(id, now, opened, due);
        outbox.append(new ReviewOpened(id, now.subject(), now.owner(), standing.reason(), due));
    }

    private Duration answerWithin(Join standing) {
        boolean urgent = standing.labels().stream()
                .anyMatch(label -> config.urgentLabels().contains(label.name()));
        return urgent ? config.urgentWithin() : config.within();
    }
}
