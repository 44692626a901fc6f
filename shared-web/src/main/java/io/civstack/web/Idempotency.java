package io.civstack.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.civstack.events.Sha256;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request be sent again without having its effect again. What the first request made is kept with the effect, in
 * one transaction, per user and operation; for three days the same key and request are answered with it, as it then is.
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
     * @param request what was asked, so that a key cannot be used for something else; only its digest is kept
     * @param effect runs in the transaction that keeps the id of what it makes; an exception keeps nothing
     * @param answer of the first request and of each repetition, from the id of what was made
     */
    public Response once(
            String operation,
            @Nullable String key,
            Object request,
            Supplier<UUID> effect,
            Function<UUID, Response> answer) {
        if (key == null) {
            throw KEY_MISSING.exception();
        }
        if (!KEY.matcher(key).matches()) {
            throw KEY_INVALID.exception();
        }
        IdempotencyStore.Slot slot = new IdempotencyStore.Slot(user.id().value(), operation, key);
        String digest = digest(request);
        return QuarkusTransaction.joiningExisting().call(() -> answer.apply(once(slot, digest, effect)));
    }

    private UUID once(IdempotencyStore.Slot slot, String digest, Supplier<UUID> effect) {
        if (!kept.enter(slot)) {
            throw IN_FLIGHT.exception();
        }
        Optional<IdempotencyStore.First> first = kept.find(slot);
        if (first.isPresent()) {
            if (!first.get().digest().equals(digest)) {
                throw KEY_REUSED.exception();
            }
            return first.get().made();
        }
        UUID made = effect.get();
        kept.keep(slot, new IdempotencyStore.First(digest, made));
        return made;
    }

    private String digest(Object request) {
        try {
            return Sha256.of(json.writeValueAsBytes(request)).hex();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a request that was read can be written", e);
        }
    }
}
