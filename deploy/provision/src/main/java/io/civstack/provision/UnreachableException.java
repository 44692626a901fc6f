package io.civstack.provision;

/** Nobody answers there, or not yet: asking again later may help. */
public final class UnreachableException extends Exception {

    UnreachableException(String who, String address, Throwable cause) {
        super(who + " does not answer at " + address, cause);
    }
}
