package io.civstack.local.platform;

import java.util.LinkedHashMap;
import java.util.Map;

/** Who listens where on the loopback interface, counted from one base. */
public record PortPlan(int base) {

    public static final int DEFAULT_BASE = 8080;

    private static final int LAST_OFFSET = 13;
    private static final int FIRST_UNPRIVILEGED = 1024;
    private static final int LAST_PORT = 65535;

    public PortPlan {
        if (base < FIRST_UNPRIVILEGED || base + LAST_OFFSET > LAST_PORT) {
            throw new IllegalArgumentException("the port base must be between " + FIRST_UNPRIVILEGED + " and "
                    + (LAST_PORT - LAST_OFFSET) + ", not " + base);
        }
    }

    public int gateway() {
        return base;
    }

    public int keycloak() {
        return base + 1;
    }

    public int generation() {
        return base + 2;
    }

    public int ledger() {
        return base + 3;
    }

    public int moderation() {
        return base + 4;
    }

    public int worker() {
        return base + 5;
    }

    public int kafka() {
        return base + 10;
    }

    public int kafkaController() {
        return base + 11;
    }

    public int postgres() {
        return base + 12;
    }

    public int s3() {
        return base + LAST_OFFSET;
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

    /** Every port that must be free before a start, by who wants it. */
    public Map<String, Integer> all() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("gateway", gateway());
        ports.put("keycloak", keycloak());
        ports.put("generation", generation());
        ports.put("ledger", ledger());
        ports.put("moderation", moderation());
        ports.put("worker", worker());
        ports.put("kafka", kafka());
        ports.put("kafka controller", kafkaController());
        ports.put("postgres", postgres());
        ports.put("s3", s3());
        return ports;
    }
}
