package io.civstack.local.infra;

import io.civstack.context.Contexts;
import io.civstack.provision.Provisioning;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program: starts Kafka, PostgreSQL and the object store, makes what the contexts need there, writes the ready
 * file, and stays until it gets SIGTERM or its owner, the process that it must not outlive, has ended.
 */
public final class Infrastructure {

    private static final Logger LOG = LoggerFactory.getLogger(Infrastructure.class);
    private static final int USAGE_ERROR = 2;
    private static final int FAULT = 1;

    private final Deque<RunningServer> servers = new ArrayDeque<>();

    private Infrastructure() {}

    public static void main(String[] arguments) {
        InfrastructureOptions options;
        try {
            options = InfrastructureOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            LOG.error("event=refused reason=\"{}\"", e.getMessage());
            System.exit(USAGE_ERROR);
            return;
        }
        try {
            new Infrastructure().run(options);
        } catch (Exception e) {
            LOG.error("event=infrastructure-failed", e);
            System.exit(FAULT);
        }
    }

    @SuppressWarnings("resource") // the lock is held until the process ends, which is the point of it
    private void run(InfrastructureOptions options) throws Exception {
        long began = System.nanoTime();
        Path state = options.state();
        Files.createDirectories(state);
        lock(state);
        Files.deleteIfExists(options.ready());
        if (options.throwAway()) {
            throwAway(state);
        }
        InfrastructurePorts ports = options.ports().resolved();
        Secrets secrets = new Secrets(state);
        Endpoints endpoints = Endpoints.of(ports, secrets);
        // In this JVM, each as soon as its server answers: a program of its own would make every start longer.
        Provisioning provisioning = new Provisioning(endpoints.target());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(options), "stop"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> postgres = threads.submit(() -> {
                String password = secrets.get(Secrets.POSTGRES_ADMIN);
                keep(PostgresServer.start(state.resolve("postgres"), ports.postgres(), password, options.durable()));
                provisioning.schemas();
                KeycloakDatabase.create(ports.postgres(), secrets);
                return null;
            });
            Future<?> store = threads.submit(() -> {
                keep(ObjectStore.start(
                        state.resolve("s3"), ports.s3(), endpoints.s3AccessKey(), endpoints.s3SecretKey()));
                if (!ObjectStore.has(state.resolve("s3"), Contexts.buckets())) {
                    provisioning.buckets();
                }
                return null;
            });
            keep(KafkaBroker.start(state.resolve("kafka"), ports.kafka(), ports.controller()));
            provisioning.topics();
            postgres.get();
            store.get();
        }
        endpoints.write(options.ready());
        LOG.info(
                "event=ready millis={} ports={}",
                Duration.ofNanos(System.nanoTime() - began).toMillis(),
                ports);
        if (options.owner().isPresent()) {
            ProcessHandle.of(options.owner().getAsLong())
                    .ifPresent(owner -> owner.onExit().join());
            LOG.info("event=owner-gone");
            System.exit(0);
        }
        Thread.currentThread().join();
    }

    /** One process a state folder: the second would find its files in use, this says so in words. */
    private static FileLock lock(Path state) throws IOException {
        FileChannel channel = FileChannel.open(
                state.resolve("infrastructure.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            throw new IOException("another infrastructure process uses " + state);
        }
        return lock;
    }

    private static void throwAway(Path state) throws IOException, InterruptedException {
        Path postgres = state.resolve("postgres/data");
        Postmaster.stopLeftover(postgres);
        Folders.delete(postgres);
        Folders.delete(state.resolve("kafka"));
        Folders.delete(state.resolve("s3"));
    }

    private void keep(RunningServer server) {
        synchronized (servers) {
            servers.push(server);
        }
    }

    /** The last started is stopped first. A server that fails to stop does not keep the others from stopping. */
    private void stop(InfrastructureOptions options) {
        synchronized (servers) {
            while (!servers.isEmpty()) {
                RunningServer server = servers.pop();
                try {
                    server.stop();
                } catch (Exception e) {
                    LOG.error("event=stop-failed server={}", server.getClass().getSimpleName(), e);
                }
            }
        }
        try {
            Files.deleteIfExists(options.ready());
        } catch (IOException e) {
            LOG.error("event=ready-file-left", e);
        }
    }
}
