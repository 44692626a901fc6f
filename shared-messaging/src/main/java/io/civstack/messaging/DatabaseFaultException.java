package io.civstack.messaging;

import java.sql.SQLException;

/** PostgreSQL did not do what the library asked; the cause says why, and with it whether trying again makes sense. */
public final class DatabaseFaultException extends RuntimeException {

    DatabaseFaultException(String message, SQLException cause) {
        super(message, cause);
    }
}
