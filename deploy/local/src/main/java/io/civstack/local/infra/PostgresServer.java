package io.civstack.local.infra;

import io.civstack.local.process.Deadline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL server as a child process, with its data in a folder of ours. */
final class PostgresServer implements RunningServer {

    static final String ADMIN = "postgres";

    /** The database that the contexts share. */
    static final String DATABASE = "civstack";

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(50);

    private final Process process;

    private PostgresServer(Process process) {
        this.process = process;
    }

    static PostgresServer start(Path folder, int port, String password, boolean durable)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path binaries = PostgresBinaries.unpack(folder);
        Path data = folder.resolve("data");
        if (Files.exists(data)) {
            Postmaster.stopLeftover(data);
        } else {
            initialise(binaries, folder, data, password);
        }
        Deadline limit = Deadline.in(START_LIMIT);
        while (true) {
            Process process = launch(binaries, folder, data, port, durable);
            if (answers(process, port, password, limit)) {
                return new PostgresServer(process);
            }
            // After a kill the old backends still hold the shared memory until they notice that their server is gone.
            if (process.isAlive() || limit.hasPassed()) {
                process.destroyForcibly();
                throw new IOException("PostgreSQL did not start, its reason is at the end of " + log(folder));
            }
            LOG.warn("event=postgres-start-repeated exit={}", process.exitValue());
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** Into a folder of another name first, so that a data folder with the final name is complete. */
    private static void initialise(Path binaries, Path folder, Path data, String password)
            throws IOException, InterruptedException {
        Path half = folder.resolve("data.half");
        Path passwordFile = folder.resolve("password.once");
        Folders.delete(half);
        PrivateFile.write(passwordFile, password.getBytes(StandardCharsets.UTF_8));
        List<String> command = new ArrayList<>(UserNamespace.prefix());
        command.addAll(List.of(binaries.resolve("bin/initdb").toString(), "-D", half.toString(), "-U", ADMIN));
        command.addAll(
                List.of("--pwfile=" + passwordFile, "--auth=scram-sha-256", "--encoding=UTF8", "--no-instructions"));
        command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"));
        try {
            int status = spawn(command, folder).waitFor();
            if (status != 0) {
                throw new IOException("initdb ended with " + status + ", its reason is at the end of " + log(folder));
            }
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Process launch(Path binaries, Path folder, Path data, int port, boolean durable)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(UserNamespace.prefix());
        command.addAll(List.of(binaries.resolve("bin/postgres").toString(), "-D", data.toString(), "-p", "" + port));
        for (String setting : settings(durable)) {
            command.addAll(List.of("-c", setting));
        }
        return spawn(command, folder);
    }

    private static List<String> settings(boolean durable) {
        List<String> settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=200",
                "shared_buffers=64MB",
                "timezone=UTC",
                "log_timezone=UTC",
                "log_line_prefix=%m %d ",
                "autovacuum_naptime=15s"));
        if (!durable) {
            settings.addAll(List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off"));
        }
        return settings;
    }

    private static Process spawn(List<String> command, Path folder) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(folder).toFile()))
                .start();
    }

    private static Path log(Path folder) {
        return folder.resolve("postgres.log");
    }

    private static boolean answers(Process process, int port, String password, Deadline limit)
            throws InterruptedException {
        while (process.isAlive() && !limit.hasPassed()) {
            try (Connection connection =
                    DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", ADMIN, password)) {
                return connection.isValid(5);
            } catch (SQLException notYet) {
                TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
            }
        }
        return false;
    }

    /** By SIGINT, PostgreSQL's "fast" shutdown: open transactions are rolled back, everything committed is on disk. */
    @Override
    public void stop() throws IOException, InterruptedException {
        Postmaster.signal(process.pid(), "INT");
        if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
        }
    }
}
