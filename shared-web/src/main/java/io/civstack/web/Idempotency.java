package io.civstack.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request be sent again without having its effect again. The first answer is kept with the effect, in one
 * transaction, per user and operation; the same key and body get the same answer for three days.
 */
@ApplicationScoped
public class Idempotency {

    static final int KEY_CHARACTERS_MAX = 128;
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1," + KEY_CHARACTERS_MAX + "}");

    private static final Problem KEY_MISSING = Problem.of(
            400,
            "web/idempotency-key-missing",
            "The Idempotency-Key header is missing.",
            "Send a new UUID as the key, and the same one when you repeat the request.");
    private static final Problem KEY_INVALID = Problem.of(
            400,
            "web/idempotency-key-invalid",
            "The Idempotency-Key is not 1 to " + KEY_CHARACTERS_MAX + " visible characters.",
            "Send a UUID.");
    private static final Problem KEY_REUSED = Problem.of(
            422,
            "web/idempotency-key-reused",
            "This Idempotency-Key was used for another request.",
            "Send a new key with a new request.");
    private static final Problem IN_FLIGHT = Problem.of(
            409,
            "web/idempotency-in-flight",
            "The first request with this Idempotency-Key is still being worked on.",
            "Repeat the request in a second.");

    private final IdempotencyStore kept;
    private final CurrentUser user;
    private final ObjectMapper json;

    Idempotency(IdempotencyStore kept, CurrentUser user, ObjectMapper json) {
        this.kept = kept;
        this.user = user;
        this.json = json;
    }

    /**
     * Does {@code effect} once.
     *
     * @param operation names what is done; a key is good for one operation of one user
     * @param key the Idempotency-Key header
     * @param fingerprint a digest of what was asked, so that a key cannot be used for something else
     * @param effect runs in the transaction that keeps its answer; answers other than 2xx are not kept and roll back
     */
    public Response once(String operation, @Nullable String key, byte[] fingerprint, Supplier<Response> effect) {
        if (key == null) {
            throw KEY_MISSING.exception();
        }
        if (!KEY.matcher(key).matches()) {
            throw KEY_INVALID.exception();
        }
        IdempotencyStore.Slot slot = new IdempotencyStore.Slot(user.id().value(), operation, key);
        return QuarkusTransaction.joiningExisting().call(() -> once(slot, fingerprint, effect));
    }

    private Response once(IdempotencyStore.Slot slot, byte[] fingerprint, Supplier<Response> effect)
            throws JsonProcessingException {
        if (!kept.enter(slot)) {
            throw IN_FLIGHT.exception();
        }
        Optional<StoredResponse> first = kept.find(slot);
        if (first.isPresent()) {
            if (!MessageDigest.isEqual(first.get().fingerprint(), fingerprint)) {
                throw KEY_REUSED.exception();
            }
            return first.get().response();
        }
        Response response = effect.get();
        if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
            QuarkusTransaction.setRollbackOnly();
            return response;
        }
        StoredResponse answer = new StoredResponse(
                fingerprint,
                response.getStatus(),
                response.hasEntity() ? json.writeValueAsString(response.getEntity()) : null,
                response.getHeaderString("Location"));
        kept.keep(slot, answer);
        return answer.response();
    }

    /** Makes the first answer and its replays, so that they are equal to the byte. */
    static Response json(int status, @Nullable String body, @Nullable String location) {
        Response.ResponseBuilder builder = Response.status(status);
        if (body != null) {
            builder.type(MediaType.APPLICATION_JSON_TYPE).entity(body);
        }
        return (location == null ? builder : builder.header("Location", location)).build();
    }
}
