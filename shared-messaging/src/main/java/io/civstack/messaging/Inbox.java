package io.civstack.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/** Remembers which facts have had their effect in this schema. */
@Singleton
class Inbox {

    private static final String ENTER =
            "insert into inbox (consumer, ce_id) values (?, ?) on conflict (consumer, ce_id) do nothing";
    private static final String PRUNE = """
            delete from inbox where (consumer, ce_id) in (
                select consumer, ce_id from inbox where received < clock_timestamp() - ? * interval '1 second' limit ?)
            """;

    private final AgroalDataSource database;

    Inbox(AgroalDataSource database) {
        this.database = database;
    }

    /** Enters a fact in the running transaction; false when it was there already. */
    boolean enter(String consumer, UUID event) {
        try (Connection connection = database.getConnection();
                PreparedStatement enter = connection.prepareStatement(ENTER)) {
            enter.setString(1, consumer);
            enter.setObject(2, event);
            return enter.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new DatabaseFaultException("a fact could not be entered", e);
        }
    }

    /** Forgets some rows that are older than {@code kept} and says how many. */
    int prune(Duration kept, int rowsMax) {
        try (Connection connection = database.getConnection();
                PreparedStatement prune = connection.prepareStatement(PRUNE)) {
            prune.setLong(1, kept.toSeconds());
            prune.setInt(2, rowsMax);
            return prune.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFaultException("the inbox could not be pruned", e);
        }
    }
}
