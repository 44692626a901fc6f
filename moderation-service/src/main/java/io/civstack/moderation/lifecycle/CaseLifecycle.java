package io.civstack.moderation.lifecycle;

import io.civstack.events.DecisionEvent.ReviewDecided;
import io.civstack.events.DecisionEvent.ScanCompleted;
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
import io.civstack.moderation.table.BlockListTable;
import io.civstack.moderation.table.CaseTable;
import io.civstack.moderation.table.ReviewQueue;
import io.civstack.source.IdSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Objects;

/**
 * Adds verdicts and rulings to cases: loads the case under its lock, decides by its rules, and stores what follows with
 * its events, in one transaction.
 */
@ApplicationScoped
public class CaseLifecycle {

    private final CaseTable cases;
    private final ReviewQueue reviews;
    private final BlockListTable blockList;
    private final Outbox outbox;
    private final IdSource ids;
    private final InstantSource clock;
    private final ModerationConfig.Review config;

    CaseLifecycle(
            CaseTable cases,
            ReviewQueue reviews,
            BlockListTable blockList,
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

    /**
     * Adds verdicts. The decision is published even when it did not change: whoever uploaded the subject again waits
     * for it.
     */
    @Transactional
    public Join addVerdicts(Subject subject, UserId owner, Collection<Verdict> verdicts, String policyVersion) {
        Case before = cases.lock(subject, owner);
        Case now = before;
        if (before.add(verdicts) instanceof Case.UpdateResult.Changed changed) {
            now = changed.now();
            cases.addVerdicts(before, now, clock.instant());
        }
        Join joined = now.joined();
        outbox.append(new ScanCompleted(
                subject,
                now.owner(),
                now.revision(),
                joined.decision(),
                joined.rating(),
                joined.labels(),
                policyVersion,
                joined.witness(),
                joined.reason()));
        updateQueue(now, joined);
        return joined;
    }

    /** Decides a review: publishes the ruling, and adds the picture to the block list or takes it off. */
    @Transactional
    public RulingResult rule(ReviewId id, RulingRequest request) {
        ReviewQueue.Review known = reviews.find(id).orElse(null);
        if (known == null) {
            return new RulingResult.Unknown();
        }
        if (known.owner().equals(request.moderator())) {
            return new RulingResult.OwnSubject();
        }
        Case before = cases.find(known.subject()).orElseThrow();
        ReviewQueue.Review review = reviews.find(id).orElseThrow();
        if (!review.open()) {
            return new RulingResult.AlreadyDecided();
        }
        long seen = Objects.requireNonNullElse(request.seen(), review.revision());
        Ruling ruling = new Ruling(
                id,
                request.moderator(),
                request.decision(),
                request.rating(),
                request.note(),
                before.verdicts(),
                request.reason());
        return switch (before.rule(seen, ruling)) {
            case Case.UpdateResult.Changed changed -> decided(changed.now(), ruling);
            case Case.UpdateResult.Stale stale -> new RulingResult.Stale(stale.revision());
            case Case.UpdateResult.Unchanged _ -> new RulingResult.AlreadyDecided();
        };
    }

    private RulingResult decided(Case now, Ruling ruling) {
        Instant at = clock.instant();
        cases.addRuling(now, ruling, at);
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
        return new RulingResult.Decided(now.revision());
    }

    private void updateQueue(Case now, Join joined) {
        if (!now.needsReview() || joined.reason() == null) {
            return;
        }
        ReviewQueue.Review open = reviews.openOf(now.subject()).orElse(null);
        if (open != null) {
            reviews.revise(open.id(), now);
            return;
        }
        ReviewId id = new ReviewId(ids.next());
        Instant opened = clock.instant();
        Instant due = opened.plus(answerWithin(joined));
        reviews.open(id, now, opened, due);
        outbox.append(new ReviewOpened(id, now.subject(), now.owner(), joined.reason(), due));
    }

    private Duration answerWithin(Join joined) {
        boolean urgent =
                joined.labels().stream().anyMatch(label -> config.urgentLabels().contains(label.name()));
        return urgent ? config.urgentWithin() : config.within();
    }
}
