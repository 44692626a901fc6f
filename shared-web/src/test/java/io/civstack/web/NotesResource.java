package io.civstack.web;

import io.civstack.database.Database;
import io.civstack.source.IdSource;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A resource with one of everything that can go wrong. */
@Path("/api/v1/notes")
@RunOnVirtualThread
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class NotesResource {

    static final AtomicInteger EFFECTS = new AtomicInteger();
    static volatile @Nullable CountDownLatch hold;

    private final Idempotency idempotency;
    private final IdSource ids;
    private final CurrentUser user;
    private final Database database;

    NotesResource(Idempotency idempotency, IdSource ids, CurrentUser user, Database database) {
        this.idempotency = idempotency;
        this.ids = ids;
        this.user = user;
        this.database = database;
    }

    public enum Colour {
        RED,
        BLUE
    }

    public record NoteRequest(
            String text,
            @Nullable Integer size,
            @Nullable Colour colour,
            @Nullable Double weight) {}

    public record Note(UUID id, String text, String owner) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response write(@HeaderParam("Idempotency-Key") @Nullable String key, NoteRequest request) {
        return idempotency.once(
                "note",
                key,
                request,
                () -> make(request),
                id -> Response.created(URI.create("/api/v1/notes/" + id))
                        .entity(new Note(id, text(id), user.id().value()))
                        .build());
    }

    private UUID make(NoteRequest request) {
        EFFECTS.incrementAndGet();
        await();
        if (request.text().equals("refuse")) {
            throw Problem.of(409, "notes/refused", "No.", "Ask for something else.")
                    .exception();
        }
        UUID id = ids.next();
        database.update("create table if not exists note (id uuid, text text)");
        database.update("insert into note values (?, ?)", id, request.text());
        return id;
    }

    private String text(UUID id) {
        return database.first("select text from note where id = ?", row -> row.getString(1), id)
                .orElseThrow();
    }

    @GET
    public Page<Integer> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        Cursor after = Cursor.parse(cursor);
        int from = after == null ? 1 : (int) after.number(0) + 1;
        int size = Page.limit(limit);
        List<Integer> rows =
                IntStream.rangeClosed(from, 7).limit(size + 1).boxed().toList();
        return Page.of(rows, size, Cursor::after);
    }

    @GET
    @Path("{id}")
    public Note read(@PathParam("id") UUID id) {
        throw new IllegalStateException("secret detail");
    }

    @GET
    @Path("moderators")
    @RolesAllowed("moderator")
    public List<String> moderators() {
        return List.of(user.id().value());
    }

    @GET
    @Path("open")
    @PermitAll
    public List<String> open() {
        return List.of("open");
    }

    @POST
    @Path("full")
    public Note full() {
        throw Problem.of(429, "notes/full", "There is no room.", "Wait.")
                .withRetryAfter(Duration.ofSeconds(7))
                .exception();
    }

    private static void await() {
        CountDownLatch latch = hold;
        if (latch != null) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
