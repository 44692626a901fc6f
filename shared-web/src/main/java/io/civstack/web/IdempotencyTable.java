package io.civstack.web;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.SQLException;

/** Makes the table of kept answers in the service's schema; a service without a database has none. */
@Singleton
class IdempotencyTable {

    private final Instance<AgroalDataSource> database;

    IdempotencyTable(Instance<AgroalDataSource> database) {
        this.database = database;
    }

    void create(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) throws SQLException {
        if (database.isResolvable()) {
            try (Connection connection = database.get().getConnection()) {
                KeptAnswers.create(connection);
            }
        }
    }
}
