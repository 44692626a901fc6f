package io.civstack.generation.worker;

import io.agroal.api.AgroalDataSource;
import io.civstack.generation.store.StopSignal;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Hears at once that a job is no longer this worker's, instead of learning it from the next heartbeat. */
@ApplicationScoped
class StopListener {

    private static final Duration LISTEN = Duration.ofSeconds(5);

    private final AgroalDataSource database;
    private final Studio studio;

    StopListener(AgroalDataSource database, Studio studio) {
        this.database = database;
        this.studio = studio;
    }

    /** Listens until the connection breaks or the thread is interrupted. */
    void listen() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("listen " + StopSignal.CHANNEL);
            PGConnection events = connection.unwrap(PGConnection.class);
            while (!Thread.currentThread().isInterrupted()) {
                PGNotification[] notes = events.getNotifications((int) LISTEN.toMillis());
                for (PGNotification note : notes == null ? new PGNotification[0] : notes) {
                    stop(note.getParameter());
                }
            }
        }
    }

    private void stop(String job) {
        studio.works().stream()
                .filter(work -> work.assignment().job().toString().equals(job))
                .forEach(work -> work.stop(Work.Stop.NOT_OURS));
    }
}
