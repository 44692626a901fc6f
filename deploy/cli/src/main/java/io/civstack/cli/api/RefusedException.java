package io.civstack.cli.api;

/** For callers that cannot go on after a refusal. */
public final class RefusedException extends Exception {

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.text());
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
