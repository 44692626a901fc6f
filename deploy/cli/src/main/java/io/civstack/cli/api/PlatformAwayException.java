package io.civstack.cli.api;

import java.io.IOException;

/** The gateway or Keycloak cannot be reached: the platform does not run, or is being restarted. */
public final class PlatformAwayException extends IOException {

    PlatformAwayException(IOException cause) {
        super(cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage()), cause);
    }
}
