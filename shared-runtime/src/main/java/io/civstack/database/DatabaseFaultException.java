package io.civstack.database;

import java.sql.SQLException;

/** A statement failed; the cause says why, and so whether a retry makes sense. */
public final class DatabaseFaultException extends RuntimeException {

    public DatabaseFaultException(SQLException cause) {
        super("state=" + cause.getSQLState(), cause);
    }
}
