package io.civstack.fault;

import java.net.SocketException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a failed attempt means. */
public enum Fault {
    /** PostgreSQL cannot be reached: every attempt would fail, so this one waits for as long as it takes. */
    AWAY,
    /** This attempt failed, and another one may succeed a moment later. */
    TRANSIENT,
    /** A bug: a retry changes nothing. */
    BUG;

    private static final int CAUSES_MAX = 20;

    /** Shut down, crashed, starting, out of connection slots. */
    private static final Set<String> AWAY_STATES = Set.of("57P01", "57P02", "57P03", "53300");

    /** Serialization, deadlock, lock not available, cancelled, and a row that somebody else wrote first. */
    private static final Set<String> TRANSIENT_STATES = Set.of("40001", "40P01", "55P03", "57014", "23505");

    /** Known by name, because the library itself has no JPA. */
    private static final Set<String> LOST_RACES =
            Set.of("jakarta.persistence.OptimisticLockException", "org.hibernate.StaleObjectStateException");

    public static Fault of(Throwable fault) {
        Fault worst = BUG;
        int depth = 0;
        for (Throwable cause = fault; cause != null && depth < CAUSES_MAX; cause = cause.getCause()) {
            Fault one = ofOne(cause);
            if (one.compareTo(worst) < 0) {
                worst = one;
            }
            for (Throwable suppressed : cause.getSuppressed()) {
                Fault other = ofOne(suppressed);
                worst = other.compareTo(worst) < 0 ? other : worst;
            }
            depth++;
        }
        return worst;
    }

    private static Fault ofOne(Throwable fault) {
        return switch (fault) {
            case SQLTransientConnectionException e -> AWAY;
            case SQLException e -> ofState(e.getSQLState(), e.getMessage());
            case SocketException e -> AWAY;
            case TransientFaultException e -> TRANSIENT;
            default -> LOST_RACES.contains(fault.getClass().getName()) ? TRANSIENT : BUG;
        };
    }

    private static Fault ofState(@Nullable String state, @Nullable String message) {
        if (state == null) {
            // Agroal has no SQL state when its pool is empty, which is what happens when the database cannot be
            // reached.
            return message != null && message.contains("timeout") ? AWAY : BUG;
        }
        if (state.startsWith("08") || AWAY_STATES.contains(state)) {
            return AWAY;
        }
        return TRANSIENT_STATES.contains(state) ? TRANSIENT : BUG;
    }
}
