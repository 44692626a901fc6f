package io.civstack.local.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.civstack.local.infra.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * The ports of the last start, kept in a file so that {@code draw} and {@code status} find the platform that {@code up}
 * started.
 */
public final class Settings {

    private static final String PORT_BASE = "portBase";
    private static final String REALM_BASE = "realmPortBase";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Settings() {}

    /** An option of this call, else CIVSTACK_PORT_BASE, else the last start's, else 8080. */
    public static PortPlan ports(Home home, OptionalInt option) {
        if (option.isPresent()) {
            return new PortPlan(option.getAsInt());
        }
        String environment = System.getenv("CIVSTACK_PORT_BASE");
        if (environment != null && !environment.isBlank()) {
            return new PortPlan(number(environment));
        }
        return new PortPlan(read(home).path(PORT_BASE).asInt(PortPlan.DEFAULT_BASE));
    }

    public static void remember(Home home, PortPlan ports) {
        write(home, read(home).put(PORT_BASE, ports.base()));
    }

    /** Whether the realm in Keycloak's database has the addresses of another port base. */
    public static boolean realmHasOtherPorts(Home home, PortPlan ports) {
        return read(home).path(REALM_BASE).asInt(ports.base()) != ports.base();
    }

    public static void rememberRealm(Home home, PortPlan ports) {
        write(home, read(home).put(REALM_BASE, ports.base()));
    }

    private static ObjectNode read(Home home) {
        Path file = home.settings();
        try {
            return Files.exists(file) && JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode settings
                    ? settings
                    : JSON.createObjectNode();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static void write(Home home, ObjectNode settings) {
        PrivateFile.write(home.settings(), settings.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("CIVSTACK_PORT_BASE must be a port number, not " + text, e);
        }
    }
}
