package io.civstack.work;

import io.agroal.api.AgroalDataSource;
import io.civstack.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Tells workers that a piece is no longer theirs, when the transaction commits. When the signal is lost, they learn it
 * at the next heartbeat.
 */
@ApplicationScoped
class StopSignal {

    /** How long a listener may take to notice that the process stops. */
    private static final Duration LISTEN = Duration.ofSeconds(1);

    private static final String SEND = "select pg_notify('work_stop.' || current_schema(), ?)";
    private static final String LISTEN_HERE =
            "do $$ begin execute format('listen %I', 'work_stop.' || current_schema()); end $$";

    private final Database database;
    private final AgroalDataSource source;

    StopSignal(Database database, AgroalDataSource source) {
        this.database = database;
        this.source = source;
    }

    void send(UUID id) {
        database.first(SEND, row -> true, id.toString());
    }

    /** Passes signals on until the thread is interrupted or the connection breaks. */
    void listen(Consumer<UUID> stopped) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(LISTEN_HERE);
            PGConnection events = connection.unwrap(PGConnection.class);
            while (!Thread.currentThread().isInterrupted()) {
                PGNotification[] notes = events.getNotifications((int) LISTEN.toMillis());
                for (PGNotification note : notes == null ? new PGNotification[0] : notes) {
                    stopped.accept(UUID.fromString(note.getParameter()));
                }
            }
            statement.execute("unlisten *");
        }
    }
}
