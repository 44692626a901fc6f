package io.civstack.moderation.api;

import io.civstack.events.Decision;
import io.civstack.events.Rating;
import io.civstack.events.ReviewId;
import io.civstack.moderation.lifecycle.CaseLifecycle;
import io.civstack.moderation.lifecycle.RulingRequest;
import io.civstack.moderation.lifecycle.RulingResult;
import io.civstack.moderation.table.ReviewQueue;
import io.civstack.web.CurrentUser;
import io.civstack.web.Cursor;
import io.civstack.web.FieldProblems;
import io.civstack.web.Page;
import io.civstack.web.UserText;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The queue of what a moderator has to decide, and the decisions. */
@Path("/api/v1/moderation/reviews")
@RolesAllowed({"moderator", "admin"})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ReviewResource {

    static final int NOTE_CHARACTERS_MAX = 1_000;
    private static final UUID FIRST = new UUID(0, 0);

    private final ReviewQueue queue;
    private final CaseLifecycle cases;
    private final CurrentUser user;

    ReviewResource(ReviewQueue queue, CaseLifecycle cases, CurrentUser user) {
        this.queue = queue;
        this.cases = cases;
        this.user = user;
    }

    /**
     * What a moderator decides.
     *
     * @param revision the revision that was looked at; left out, it is the one of the queue now
     */
    public record DecisionRequest(
            @Nullable Decision decision,
            @Nullable Rating rating,
            @Nullable String note,
            @Nullable Long revision) {}

    /** The decision as it holds from now on. */
    public record DecisionView(ReviewId reviewId, long revision, Decision decision, Rating rating) {}

    @GET
    public Page<ReviewView> open(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        int rows = Page.limit(limit);
        Cursor from = Cursor.parse(cursor);
        List<ReviewQueue.Review> found = queue.after(
                from == null ? Instant.EPOCH : from.instant(0), from == null ? FIRST : from.uuid(1), rows + 1);
        return Page.of(found, rows, review -> Cursor.after(review.dueBy(), review.id()))
                .map(ReviewView::of);
    }

    @POST
    @Path("/{id}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    public DecisionView decide(@PathParam("id") String id, @Nullable DecisionRequest request) {
        ReviewId review = review(id);
        RulingRequest ruling = ruling(request == null ? new DecisionRequest(null, null, null, null) : request);
        return switch (cases.rule(review, ruling)) {
            case RulingResult.Decided decided ->
                new DecisionView(review, decided.revision(), ruling.decision(), ruling.rating());
            case RulingResult.Unknown _ -> throw ReviewProblems.UNKNOWN.exception();
            case RulingResult.AlreadyDecided _ -> throw ReviewProblems.DECIDED.exception();
            case RulingResult.Stale stale ->
                throw ReviewProblems.stale(stale.revision()).exception();
            case RulingResult.OwnSubject _ -> throw ReviewProblems.OWN.exception();
        };
    }

    private RulingRequest ruling(DecisionRequest request) {
        FieldProblems problems = new FieldProblems();
        Decision decision = request.decision() == null ? Decision.REVIEW : request.decision();
        Rating rating = request.rating() == null ? Rating.XXX : request.rating();
        String note = UserText.orEmpty(request.note());
        if (decision == Decision.REVIEW) {
            problems.add("decision", ReviewProblems.DECISION_INVALID);
        } else if (request.rating() == null) {
            problems.add("rating", ReviewProblems.DECISION_INVALID);
        }
        if (note.isEmpty() || note.length() > NOTE_CHARACTERS_MAX) {
            problems.add("note", ReviewProblems.noteInvalid(NOTE_CHARACTERS_MAX));
        }
        problems.refuse();
        return new RulingRequest(
                user.id(),
                decision,
                rating,
                note,
                request.revision(),
                decision.visibleToOwner() ? null : ReviewProblems.REMOVED);
    }

    private static ReviewId review(String id) {
        try {
            return ReviewId.parse(id);
        } catch (IllegalArgumentException e) {
            throw ReviewProblems.UNKNOWN.exception();
        }
    }
}
