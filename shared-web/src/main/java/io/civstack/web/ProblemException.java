package io.civstack.web;

/** Carries a {@link Problem} out of a resource; rolls back the transaction it leaves. It has no stack trace: it is an answer. */
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
