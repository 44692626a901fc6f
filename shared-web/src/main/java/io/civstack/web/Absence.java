package io.civstack.web;

import java.net.SocketException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a fault of ours from a neighbour that is away for a moment. */
final class Absence {

    private static final int CAUSES_MAX = 20;

    /** Shut down, crashed, starting, out of connection slots. */
    private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03", "53300");

    private Absence() {}

    static boolean isBehind(Throwable fault) {
        Throwable cause = fault;
        for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++) {
            if (cause instanceof SocketException
                    || (cause instanceof SQLException e && isAway(e.getSQLState(), e.getMessage()))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** An empty pool has no state to tell; its waiting time ran out. */
    private static boolean isAway(@Nullable String state, @Nullable String message) {
        return state == null
                ? message != null && message.contains("timeout")
                : state.startsWith("08") || STATES.contains(state);
    }
}
