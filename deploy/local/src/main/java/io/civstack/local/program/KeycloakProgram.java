package io.civstack.local.program;

import io.civstack.local.infra.Secrets;
import io.civstack.local.keycloak.KeycloakDistribution;
import io.civstack.local.platform.Home;
import io.civstack.local.platform.PortPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Keycloak as a program of the platform: its data in our PostgreSQL, our realm imported when it is not there yet. */
public final class KeycloakProgram {

    public static final String NAME = "keycloak";

    private KeycloakProgram() {}

    public static Program of(Home home, PortPlan ports, Secrets secrets, int wave) throws IOException {
        KeycloakDistribution distribution = new KeycloakDistribution(home);
        Path folder = distribution.folder();
        return new Program(
                NAME,
                ports.keycloak(),
                wave,
                folder,
                distribution.command(folder, NAME, true).add(arguments(ports)).words(),
                environment(ports, secrets),
                distribution::prepare,
                new HttpReadiness(ports.keycloakUrl() + "/realms/civstack/.well-known/openid-configuration"));
    }

    /** None of these may be an option of Keycloak's build: it would be built again. */
    private static String[] arguments(PortPlan ports) {
        return new String[] {
            "start",
            "--optimized",
            "--import-realm",
            "--http-enabled=true",
            "--http-host=127.0.0.1",
            "--http-port=" + ports.keycloak(),
            "--hostname=" + ports.keycloakUrl(),
            "--cache=local",
            "--db-url=jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/keycloak",
            "--db-username=keycloak",
            "--db-pool-initial-size=2",
            "--db-pool-max-size=20",
        };
    }

    /**
     * Passwords go by environment because every user of the machine can read command lines. The realm file refers to
     * the last three.
     */
    private static Map<String, String> environment(PortPlan ports, Secrets secrets) {
        return Map.of(
                "KC_DB_PASSWORD", secrets.role("keycloak"),
                "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.get(Secrets.KEYCLOAK_ADMIN),
                "CIVSTACK_WEB_CLIENT_SECRET", secrets.get(Secrets.WEB_CLIENT),
                "CIVSTACK_WEB_URL", ports.gatewayUrl(),
                "CIVSTACK_WEB_URL_BY_ADDRESS", "http://127.0.0.1:" + ports.gateway());
    }
}
