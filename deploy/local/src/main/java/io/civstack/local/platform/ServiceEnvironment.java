package io.civstack.local.platform;

import io.civstack.local.infra.Secrets;
import java.util.HashMap;
import java.util.Map;

/** What a service is told about its neighbourhood: by environment, the same names on every platform. */
final class ServiceEnvironment {

    private final Home home;
    private final PortPlan ports;
    private final Secrets secrets;

    ServiceEnvironment(Home home, PortPlan ports, Secrets secrets) {
        this.home = home;
        this.ports = ports;
        this.secrets = secrets;
    }

    Map<String, String> of(String program, int port) {
        Map<String, String> environment = new HashMap<>();
        environment.put("CIVSTACK_HTTP_PORT", String.valueOf(port));
        environment.put("CIVSTACK_OIDC_URL", ports.realmUrl());
        environment.put(
                "CIVSTACK_TRACES_FILE",
                home.traces().resolve(program + ".jsonl").toString());
        environment.put("CIVSTACK_KAFKA_BOOTSTRAP", address(ports.kafka()));
        if (program.equals("gateway")) {
            gateway(environment);
        } else {
            database(environment, program.equals("worker") ? "generation" : program);
            objectStore(environment);
        }
        if (program.equals("worker")) {
            environment.put("CIVSTACK_MODEL_STORE", home.modelStore().toString());
        }
        return environment;
    }

    private void gateway(Map<String, String> environment) {
        environment.put("CIVSTACK_WEB_CLIENT_SECRET", secrets.get(Secrets.WEB_CLIENT));
        environment.put("CIVSTACK_GENERATION_URL", url(ports.generation()));
        environment.put("CIVSTACK_LEDGER_URL", url(ports.ledger()));
        environment.put("CIVSTACK_MODERATION_URL", url(ports.moderation()));
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
