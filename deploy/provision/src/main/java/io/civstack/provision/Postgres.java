package io.civstack.provision;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Connections to the PostgreSQL server. */
final class Postgres {

    private static final Pattern URL = Pattern.compile("(jdbc:postgresql://[^/]*/)([^?]+)(.*)");
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String CONNECTION_FAULTS = "08";
    private static final String STARTING_OR_STOPPING = "57P";
    private static final String NOT_LET_IN = "28";

    private final Target target;
    private final String server;
    private final String database;
    private final String options;

    Postgres(Target target) {
        Matcher url = URL.matcher(target.postgresUrl());
        if (!url.matches()) {
            throw new IllegalArgumentException(
                    target.postgresUrl() + " is not of the form jdbc:postgresql://HOST:PORT/DATABASE");
        }
        this.target = target;
        this.server = url.group(1);
        this.database = url.group(2);
        this.options = url.group(3);
    }

    /** Opens the database, which is made first where it is missing. */
    Connection open(List<Finding> findings) throws SQLException {
        try {
            return connect(database);
        } catch (SQLException e) {
            if (!NO_SUCH_DATABASE.equals(e.getSQLState())) {
                throw e;
            }
        }
        try (Connection maintenance = connect("postgres")) {
            Statements.run(maintenance, "create database %I", database);
        }
        findings.add(new Finding.Created("database", database));
        return connect(database);
    }

    private Connection connect(String to) throws SQLException {
        return connect(to, target.postgresAdmin(), target.postgresAdminPassword());
    }

    /** Whether the role comes in with this password. */
    boolean letsIn(String role, String password) throws SQLException {
        try (Connection in = connect(database, role, password)) {
            return !in.isClosed();
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith(NOT_LET_IN)) {
                return false;
            }
            throw e;
        }
    }

    /** Whether trying again later may help. */
    static boolean isAway(SQLException fault) {
        String state = String.valueOf(fault.getSQLState());
        return state.startsWith(CONNECTION_FAULTS) || state.startsWith(STARTING_OR_STOPPING);
    }

    private Connection connect(String to, String user, String password) throws SQLException {
        String limit = String.valueOf(Provisioning.CALL_MAX.toSeconds());
        Properties properties = new Properties();
        properties.put("user", user);
        properties.put("password", password);
        properties.put("connectTimeout", limit);
        properties.put("loginTimeout", limit);
        properties.put("socketTimeout", limit);
        return DriverManager.getConnection(server + to + options, properties);
    }
}
