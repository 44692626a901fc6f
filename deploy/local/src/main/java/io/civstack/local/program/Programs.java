package io.civstack.local.program;

import io.civstack.context.Context;
import io.civstack.context.Contexts;
import io.civstack.context.Role;
import io.civstack.local.infra.Endpoints;
import io.civstack.local.infra.Infrastructure;
import io.civstack.local.infra.Secrets;
import io.civstack.local.platform.Home;
import io.civstack.local.platform.PortPlan;
import io.civstack.local.process.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** All programs of the platform, in the order in which they start. */
public final class Programs {

    public static final String INFRASTRUCTURE = "infrastructure";

    private static final int INFRASTRUCTURE_HEAP_MEBIBYTES = 320;

    private final Home home;
    private final PortPlan ports;
    private final Secrets secrets;

    public Programs(Home home, PortPlan ports) {
        this.home = home;
        this.ports = ports;
        this.secrets = new Secrets(home.infrastructure());
    }

    /**
     * In waves of about three: on two cores more of them only wait for each other. Keycloak takes longest, so it is in
     * the first.
     */
    public List<Program> all() throws IOException {
        List<Program> programs = new ArrayList<>();
        programs.add(infrastructure());
        programs.add(KeycloakProgram.of(home, ports, secrets, 1));
        for (Context context : Contexts.all()) {
            for (Role role : context.roles()) {
                programs.add(quarkus(context, role));
            }
        }
        programs.sort(Comparator.comparingInt(Program::wave));
        return List.copyOf(programs);
    }

    private Program infrastructure() throws IOException {
        Path target = home.localTarget();
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

    /** A context's other roles run the same jar as its service, under a profile. */
    private Program quarkus(Context context, Role role) {
        Path jar = home.root().resolve(context.module()).resolve("target/quarkus-app/quarkus-run.jar");
        String[] profile = role.isService() ? new String[0] : new String[] {"-Dquarkus.profile=prod," + role.profile()};
        return new Program(
                role.name(),
                ports.of(role),
                role.wave(),
                jar,
                JavaCommand.of(home.state(), role.name(), role.heapMebibytes())
                        .add(profile)
                        .add("-jar", jar.toString())
                        .words(),
                new ServiceEnvironment(home, ports, secrets).of(context, role),
                () -> {},
                new HttpReadiness("http://127.0.0.1:" + ports.of(role) + context.health()));
    }
}
