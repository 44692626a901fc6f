package io.civstack.ledger.api;

import io.civstack.events.BuzzType;
import io.civstack.events.UserId;
import io.civstack.ledger.lifecycle.Ledger;
import io.civstack.ledger.purse.Command;
import io.civstack.ledger.purse.CommandResult;
import io.civstack.ledger.table.PurseStatement;
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
    private final PurseStatement statement;
    private final CurrentUser user;
    private final InstantSource clock;

    PurseResource(Ledger ledger, PurseStatement statement, CurrentUser user, InstantSource clock) {
        this.ledger = ledger;
        this.statement = statement;
        this.user = user;
        this.clock = clock;
    }

    /** One line of the statement. */
    public record LineView(Instant at, String kind, long amount, BuzzType bucket, String reference, long balance) {

        static LineView of(PurseStatement.Line line) {
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
        return switch (ledger.execute(user.id(), new Command.ClaimAllowance())) {
            case CommandResult.Accepted _, CommandResult.AlreadyDone _ -> purseOf(user.id());
            case CommandResult.Refused refused ->
                throw Problem.of(CONFLICT, refused.reason()).exception();
        };
    }

    @GET
    @Path("/history")
    public Page<LineView> history(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        int lines = Page.limit(limit);
        Cursor from = Cursor.parse(cursor);
        PurseStatement.Place place =
                from == null ? PurseStatement.Place.NOW : new PurseStatement.Place(from.number(0), from.text(1));
        return Page.of(
                        statement.before(user.id(), place, lines + 1),
                        lines,
                        line -> Cursor.after(line.place().entry(), line.place().account()))
                .map(LineView::of);
    }

    private PurseView purseOf(UserId owner) {
        return PurseView.of(ledger.read(owner), clock.instant());
    }
}
