package io.civstack.provision;

/** A server does not answer, or not yet: trying again later may help. */
public final class UnreachableException extends Exception {

    UnreachableException(String who, String address, Throwable cause) {
        super(who + " does not answer at " + address, cause);
    }
}
