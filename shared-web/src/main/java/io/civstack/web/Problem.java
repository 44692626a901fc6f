package io.civstack.web;

import io.civstack.events.Reason;
import jakarta.ws.rs.core.Response.Status;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not done, as the user sees it.
 *
 * @param status the HTTP status
 * @param code stable, {@code context/kebab-case}, listed in docs/problems.md
 * @param title the kind of problem in two or three words
 * @param detail one sentence that says what happened
 * @param action what the user can do about it
 */
public record Problem(
        int status,
        String code,
        String title,
        String detail,
        @Nullable String action) {

    /** The media type of {@link #json()}. */
    public static final String MEDIA_TYPE = ProblemDocument.MEDIA_TYPE;

    /** A problem titled by its status. */
    public static Problem of(int status, String code, String detail, @Nullable String action) {
        return new Problem(status, code, title(status), detail, action);
    }

    /** A refusal that is a value elsewhere, with the status it has over HTTP. */
    public static Problem of(int status, Reason reason) {
        return of(status, reason.code(), reason.sentence(), reason.action());
    }

    /** What HTTP itself refuses with this status, the same in every service. */
    public static Problem ofStatus(int status) {
        return WebProblems.ofStatus(status);
    }

    /** The body of the answer with the current trace, for those who write it without a resource. */
    public String json() {
        return ProblemDocument.of(this).json();
    }

    public ProblemException exception() {
        return new ProblemException(this);
    }

    private static String title(int status) {
        Status known = Status.fromStatusCode(status);
        return known == null ? "Problem" : known.getReasonPhrase();
    }
}
