package io.civstack.web;

import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The first answer to a request with an Idempotency-Key. */
final class StoredResponse {

    private final byte[] fingerprint;
    private final int status;
    private final @Nullable String body;
    private final @Nullable String location;

    StoredResponse(byte[] fingerprint, int status, @Nullable String body, @Nullable String location) {
        this.fingerprint = fingerprint.clone();
        this.status = status;
        this.body = body;
        this.location = location;
    }

    byte[] fingerprint() {
        return fingerprint.clone();
    }

    int status() {
        return status;
    }

    @Nullable
    String body() {
        return body;
    }

    @Nullable
    String location() {
        return location;
    }

    Response response() {
        return Idempotency.json(status, body, location);
    }
}
