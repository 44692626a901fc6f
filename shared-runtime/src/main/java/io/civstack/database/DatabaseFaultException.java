package io.civstack.database;

import java.sql.SQLException;

/** PostgreSQL did not do what was asked; the cause says why, and with it whether trying again makes sense. */
public final class DatabaseFaultException extends RuntimeException {

    public DatabaseFaultException(SQLException cause) {
        super("state=" + cause.getSQLState(), cause);
    }
}
