package io.civstack.testing.containers;

import java.util.List;
import java.util.stream.Stream;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A server that sorts and counts time as the platform's own does. What it loses when it is killed is thrown away
 * anyway.
 */
final class PostgresDefinition {

    static final String ADMIN = "postgres";
    static final String DATABASE = "civstack";

    private static final List<String> SETTINGS = List.of(
            "max_connections=200",
            "shared_buffers=64MB",
            "timezone=UTC",
            "log_timezone=UTC",
            "autovacuum_naptime=5min",
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off");

    private PostgresDefinition() {}

    static PostgreSQLContainer of(String image, String password) {
        return new PostgreSQLContainer(image)
                .withUsername(ADMIN)
                .withPassword(password)
                .withDatabaseName(DATABASE)
                .withEnv(
                        "POSTGRES_INITDB_ARGS",
                        "--encoding=UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C")
                .withCommand(Stream.concat(
                                Stream.of("postgres"), SETTINGS.stream().flatMap(setting -> Stream.of("-c", setting)))
                        .toArray(String[]::new));
    }
}
