package io.civstack.generation.store;

import java.sql.SQLException;

/** PostgreSQL did not do what was asked; the cause says why. */
public final class DatabaseFaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseFaultException(SQLException cause) {
        super("state=" + cause.getSQLState(), cause);
    }
}
