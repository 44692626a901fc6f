package io.civstack.local.program;

import io.civstack.context.Context;
import io.civstack.context.Contexts;
import io.civstack.context.Role;
import io.civstack.local.infra.Secrets;
import io.civstack.local.platform.Home;
import io.civstack.local.platform.PortPlan;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The environment of a service's process: its port, and where the others are. The names are the same wherever a service
 * runs.
 */
final class ServiceEnvironment {

    private final Home home;
    private final PortPlan ports;
    private final Secrets secrets;

    ServiceEnvironment(Home home, PortPlan ports, Secrets secrets) {
        this.home = home;
        this.ports = ports;
        this.secrets = secrets;
    }

    Map<String, String> of(Context context, Role role) {
        Map<String, String> environment = new HashMap<>();
        environment.put("CIVSTACK_HTTP_PORT", String.valueOf(ports.of(role)));
        environment.put("CIVSTACK_OIDC_URL", ports.realmUrl());
        environment.put(
                "CIVSTACK_TRACES_FILE",
                home.traces().resolve(role.name() + ".jsonl").toString());
        environment.put("CIVSTACK_KAFKA_BOOTSTRAP", address(ports.kafka()));
        if (context.hasDatabase()) {
            database(environment, context.name());
        }
        if (!context.buckets().isEmpty()) {
            objectStore(environment);
        }
        if (context.equals(Contexts.GATEWAY)) {
            gateway(environment);
        }
        // A worker downloads models and keeps them here; services read them in the object store only.
        if (!role.isService()) {
            environment.put("CIVSTACK_MODEL_STORE", home.modelStore().toString());
        }
        return environment;
    }

    private void gateway(Map<String, String> environment) {
        environment.put("CIVSTACK_WEB_CLIENT_SECRET", secrets.get(Secrets.WEB_CLIENT));
        for (Context context : Contexts.withRoutes()) {
            environment.put(
                    "CIVSTACK_" + context.name().toUpperCase(Locale.ROOT) + "_URL", url(ports.of(context.service())));
        }
    }

    private void database(Map<String, String> environment, String role) {
        environment.put("CIVSTACK_POSTGRES_URL", "jdbc:postgresql://" + address(ports.postgres()) + "/civstack");
        environment.put("CIVSTACK_POSTGRES_PASSWORD", secrets.role(role));
    }

    private void objectStore(Map<String, String> environment) {
        environment.put("CIVSTACK_S3_ENDPOINT", url(ports.s3()));
        environment.put("CIVSTACK_S3_ACCESS_KEY", secrets.get(Secrets.S3_ACCESS_KEY));
        environment.put("CIVSTACK_S3_SECRET_KEY", secrets.get(Secrets.S3_SECRET_KEY));
    }

    private static String url(int port) {
        return "http://" + address(port);
    }

    private static String address(int port) {
        return "127.0.0.1:" + port;
    }
}
