package io.civstack.local.platform;

import io.civstack.context.Contexts;
import io.civstack.context.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The port of every program on the loopback interface, counted from one base. */
public record PortPlan(int base) {

    public static final int DEFAULT_BASE = Contexts.PORT_BASE;

    /** Offsets of the programs that belong to no context. */
    private static final int KEYCLOAK = 1;

    private static final int KAFKA = 10;
    private static final int KAFKA_CONTROLLER = 11;
    private static final int POSTGRES = 12;
    private static final int S3 = 13;
    private static final int LAST_OFFSET =
            Math.max(S3, roles().mapToInt(Role::portOffset).max().orElse(0));
    private static final int FIRST_UNPRIVILEGED = 1024;
    private static final int LAST_PORT = 65535;

    /** The bases with which every port is unprivileged and exists. */
    public static final int BASE_MIN = FIRST_UNPRIVILEGED;

    public static final int BASE_MAX = LAST_PORT - LAST_OFFSET;

    public PortPlan {
        if (base < BASE_MIN || base > BASE_MAX) {
            throw new IllegalArgumentException(
                    "the port base must be between " + BASE_MIN + " and " + BASE_MAX + ", not " + base);
        }
    }

    public int of(Role role) {
        return base + role.portOffset();
    }

    public int gateway() {
        return of(Contexts.GATEWAY.service());
    }

    public int keycloak() {
        return base + KEYCLOAK;
    }

    public int kafka() {
        return base + KAFKA;
    }

    public int kafkaController() {
        return base + KAFKA_CONTROLLER;
    }

    public int postgres() {
        return base + POSTGRES;
    }

    public int s3() {
        return base + S3;
    }

    /** The address a browser uses. It is localhost and not 127.0.0.1 because cookies belong to a name. */
    public String gatewayUrl() {
        return "http://localhost:" + gateway();
    }

    /** The token issuer: the same string for browsers, the command line and the services. */
    public String realmUrl() {
        return keycloakUrl() + "/realms/civstack";
    }

    public String keycloakUrl() {
        return "http://localhost:" + keycloak();
    }

    /** Every port that must be free before a start, by the name of its program. */
    public Map<String, Integer> all() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        roles().forEach(role -> ports.put(role.name(), of(role)));
        ports.put("keycloak", keycloak());
        ports.put("kafka", kafka());
        ports.put("kafka controller", kafkaController());
        ports.put("postgres", postgres());
        ports.put("s3", s3());
        return ports;
    }

    private static Stream<Role> roles() {
        return Contexts.all().stream().flatMap(context -> context.roles().stream());
    }
}
