package io.civstack.web;

import io.civstack.events.Reason;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not done, as the user sees it.
 *
 * @param status the HTTP status
 * @param code stable, {@code context/kebab-case}, listed in docs/problems.md
 * @param title the kind of problem in two or three words
 * @param detail one sentence that says what happened
 * @param action what the user can do about it
 * @param errors what is wrong with single fields; empty when it is not about fields
 * @param retryAfter when the same request may be done; absent when nobody knows
 */
public record Problem(
        int status,
        String code,
        String title,
        String detail,
        @Nullable String action,
        List<FieldProblem> errors,
        @Nullable Duration retryAfter) {

    /** The media type of {@link #json()}. */
    public static final String MEDIA_TYPE = ProblemDocument.MEDIA_TYPE;

    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem titled by its status. */
    public static Problem of(int status, String code, String detail, @Nullable String action) {
        return new Problem(status, code, title(status), detail, action, List.of(), null);
    }

    /** A refusal that is a value elsewhere, with the status it has over HTTP. */
    public static Problem of(int status, Reason reason) {
        return of(status, reason.code(), reason.sentence(), reason.action());
    }

    /** What HTTP itself refuses with this status, the same in every service. */
    public static Problem ofStatus(int status) {
        return WebProblems.ofStatus(status);
    }

    Problem withErrors(List<FieldProblem> fields) {
        return new Problem(status, code, title, detail, action, fields, retryAfter);
    }

    /** The same problem with a Retry-After header, in whole seconds. */
    public Problem withRetryAfter(Duration wait) {
        return new Problem(status, code, title, detail, action, errors, wait);
    }

    /** A query parameter of an address that takes none; resources need not ask, because theirs are checked before. */
    public static Problem ofUnknownParameter(String name) {
        return WebProblems.parameterUnknown(ExpectedInput.name(name), "");
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
