package io.civstack.ledger.purse;

import io.civstack.events.BuzzType;
import io.civstack.events.UserId;
import io.civstack.ledger.book.Command;
import io.civstack.ledger.book.Outcome;
import io.civstack.ledger.store.History;
import io.civstack.ledger.store.Ledger;
import io.civstack.web.CurrentUser;
import io.civstack.web.Cursor;
import io.civstack.web.Page;
import io.civstack.web.Problem;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The purse of whoever asks, and nobody else's. */
@Path("/api/v1/buzz")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PurseResource {

    private static final int CONFLICT = 409;

    private final Ledger ledger;
    private final History history;
    private final CurrentUser user;
    private final InstantSource clock;

    PurseResource(Ledger ledger, History history, CurrentUser user, InstantSource clock) {
        this.ledger = ledger;
        this.history = history;
        this.user = user;
        this.clock = clock;
    }

    /** One line of the history. */
    public record LineView(Instant at, String kind, long amount, BuzzType bucket, String reference, long balance) {

        static LineView of(History.Line line) {
            return new LineView(line.at(), line.kind(), line.amount(), line.bucket(), line.reference(), line.balance());
        }
    }

    @GET
    public PurseView purse() {
        return purseOf(user.id());
    }

    /** Claims today's allowance. Asking twice is harmless: the second answer is a refusal. */
    @POST
    @Path("/allowance")
    public PurseView claim() {
        return switch (ledger.ask(user.id(), new Command.ClaimAllowance())) {
            case Outcome.Accepted _, Outcome.AlreadyDone _ -> purseOf(user.id());
            case Outcome.Refused refused ->
                throw Problem.of(CONFLICT, refused.reason()).exception();
        };
    }

    @GET
    @Path("/history")
    public Page<LineView> history(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        int lines = Page.limit(limit);
        Cursor from = Cursor.parse(cursor);
        History.Place place = from == null ? History.Place.NOW : new History.Place(from.number(0), from.text(1));
        return Page.of(
                        history.before(user.id(), place, lines + 1),
                        lines,
                        line -> Cursor.after(line.place().entry(), line.place().account()))
                .map(LineView::of);
    }

    private PurseView purseOf(UserId owner) {
        return PurseView.of(ledger.read(owner), clock.instant());
    }
}
