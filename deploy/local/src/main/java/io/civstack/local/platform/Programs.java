package io.civstack.local.platform;

import io.civstack.local.infra.Endpoints;
import io.civstack.local.infra.Infrastructure;
import io.civstack.local.infra.Secrets;
import io.civstack.local.keycloak.KeycloakProgram;
import io.civstack.local.process.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The catalogue of what runs, in the order in which it starts. */
public final class Programs {

    public static final String INFRASTRUCTURE = "infrastructure";

    private static final int INFRASTRUCTURE_HEAP_MEBIBYTES = 320;
    private static final int SERVICE_HEAP_MEBIBYTES = 160;
    private static final int WORKER_HEAP_MEBIBYTES = 256;

    private final Home home;
    private final PortPlan ports;
    private final Secrets secrets;

    public Programs(Home home, PortPlan ports) {
        this.home = home;
        this.ports = ports;
        this.secrets = new Secrets(home.infrastructure());
    }

    /** Three at a time: on two cores more of them only wait for each other. Keycloak takes longest, so it is early. */
    public List<Program> all() throws IOException {
        return List.of(
                infrastructure(),
                KeycloakProgram.of(home, ports, secrets, 1),
                service("ledger", ports.ledger(), 1),
                service("moderation", ports.moderation(), 1),
                service("generation", ports.generation(), 2),
                service("gateway", ports.gateway(), 2),
                worker());
    }

    private Program infrastructure() throws IOException {
        Path target = home.launcherTarget();
        String classPath = target.resolve("classes") + ":" + Files.readString(target.resolve("class-path.txt"));
        List<String> command = JavaCommand.of(home.state(), INFRASTRUCTURE, INFRASTRUCTURE_HEAP_MEBIBYTES)
                .add("-cp", classPath, Infrastructure.class.getName())
                .add(
                        "--state",
                        home.infrastructure().toString(),
                        "--ready",
                        home.endpoints().toString())
                .add("--kafka-port", "" + ports.kafka(), "--controller-port", "" + ports.kafkaController())
                .add("--postgres-port", "" + ports.postgres(), "--s3-port", "" + ports.s3())
                .words();
        return new Program(
                INFRASTRUCTURE,
                ports.postgres(),
                0,
                target.resolve("classes"),
                command,
                Map.of(),
                () -> {},
                pid -> Files.exists(home.endpoints())
                        && Endpoints.read(home.endpoints()).pid() == pid);
    }

    private Program service(String name, int port, int wave) {
        return quarkus(name, name + "-service", port, wave, SERVICE_HEAP_MEBIBYTES);
    }

    /** Generation's jar in its other role: it has no API, it claims jobs and runs the engine. */
    private Program worker() {
        return quarkus(
                "worker",
                "generation-service",
                ports.worker(),
                3,
                WORKER_HEAP_MEBIBYTES,
                "-Dquarkus.profile=prod,worker");
    }

    private Program quarkus(String name, String module, int port, int wave, int heapMebibytes, String... properties) {
        Path jar = home.root().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        return new Program(
                name,
                port,
                wave,
                jar,
                JavaCommand.of(home.state(), name, heapMebibytes)
                        .add(properties)
                        .add("-jar", jar.toString())
                        .words(),
                new ServiceEnvironment(home, ports, secrets).of(name, port),
                () -> {},
                new HttpReadiness("http://127.0.0.1:" + port + "/q/health/ready"));
    }
}
