package io.civstack.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * Brings the library's own tables into the service's schema, with a history of their own, before any channel is opened. A service's
 * migrations know nothing of them.
 */
@Singleton
class Migrations {

    static final String HISTORY_TABLE = "messaging_history";
    private static final String FOLDER = "db/messaging/";
    private static final List<String> FILES = List.of("V1__outbox_and_inbox.sql");

    private final AgroalDataSource database;
    private final String schema;

    Migrations(AgroalDataSource database, @ConfigProperty(name = "civstack.context") String schema) {
        this.database = database;
        this.schema = schema;
    }

    void migrate(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database)
                .defaultSchema(schema)
                .table(HISTORY_TABLE)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .resourceProvider(new Bundled())
                .load()
                .migrate();
    }

    /** Names the files instead of scanning the class path, which works from any class loader. */
    private static final class Bundled implements ResourceProvider {

        @Override
        public @Nullable LoadableResource getResource(String name) {
            return FILES.contains(name) ? new SqlFile(name) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return FILES.stream()
                    .filter(name -> name.startsWith(prefix))
                    .filter(name -> List.of(suffixes).stream().anyMatch(name::endsWith))
                    .<LoadableResource>map(SqlFile::new)
                    .toList();
        }
    }

    private static final class SqlFile extends LoadableResource {

        private final String name;

        SqlFile(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            InputStream file = Migrations.class.getClassLoader().getResourceAsStream(FOLDER + name);
            if (file == null) {
                throw new UncheckedIOException(new IOException(FOLDER + name + " is not in the jar"));
            }
            return new InputStreamReader(file, UTF_8);
        }

        @Override
        public String getAbsolutePath() {
            return FOLDER + name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return FOLDER + name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
