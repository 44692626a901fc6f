package io.civstack.web;

/**
 * Ends a request with a {@link Problem} and rolls its transaction back. It has no stack trace, because it is an answer
 * and no fault.
 */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
