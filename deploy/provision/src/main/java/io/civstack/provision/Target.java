package io.civstack.provision;

import io.civstack.context.Context;
import io.civstack.context.Contexts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The servers in which things are made, and the administrators' passwords.
 *
 * @param replicas of each partition of a topic
 * @param postgresUrl JDBC address of the database that the contexts share; it is made when it is missing
 * @param rolePasswords password of each context's role, by the name of the context
 */
public record Target(
        String kafkaBootstrap,
        short replicas,
        String postgresUrl,
        String postgresAdmin,
        String postgresAdminPassword,
        Map<String, String> rolePasswords,
        String s3Endpoint,
        String s3Region,
        String s3AccessKey,
        String s3SecretKey) {

    private static final List<String> REQUIRED = List.of(
            "CIVSTACK_KAFKA_BOOTSTRAP",
            "CIVSTACK_POSTGRES_URL",
            "CIVSTACK_POSTGRES_ADMIN_PASSWORD",
            "CIVSTACK_S3_ENDPOINT",
            "CIVSTACK_S3_ACCESS_KEY",
            "CIVSTACK_S3_SECRET_KEY");

    public Target {
        rolePasswords = Map.copyOf(rolePasswords);
    }

    /** Reads the variables that the README lists; the exception's message names all that are missing. */
    static Target of(Map<String, String> environment) {
        Map<String, String> passwords = new TreeMap<>();
        Contexts.withDatabase().forEach(context -> passwords.put(context.name(), variable(context)));
        List<String> missing = Stream.concat(REQUIRED.stream(), passwords.values().stream())
                .filter(name -> environment.getOrDefault(name, "").isBlank())
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("the environment lacks " + String.join(", ", missing));
        }
        passwords.replaceAll((context, variable) -> environment.getOrDefault(variable, ""));
        return new Target(
                environment.getOrDefault("CIVSTACK_KAFKA_BOOTSTRAP", ""),
                replicas(environment.getOrDefault("CIVSTACK_KAFKA_REPLICAS", "1")),
                environment.getOrDefault("CIVSTACK_POSTGRES_URL", ""),
                environment.getOrDefault("CIVSTACK_POSTGRES_ADMIN", "postgres"),
                environment.getOrDefault("CIVSTACK_POSTGRES_ADMIN_PASSWORD", ""),
                passwords,
                environment.getOrDefault("CIVSTACK_S3_ENDPOINT", ""),
                environment.getOrDefault("CIVSTACK_S3_REGION", "us-east-1"),
                environment.getOrDefault("CIVSTACK_S3_ACCESS_KEY", ""),
                environment.getOrDefault("CIVSTACK_S3_SECRET_KEY", ""));
    }

    private static String variable(Context context) {
        return "CIVSTACK_" + context.name().toUpperCase(Locale.ROOT) + "_POSTGRES_PASSWORD";
    }

    private static short replicas(String text) {
        if (!text.matches("[1-9][0-9]?")) {
            throw new IllegalArgumentException("CIVSTACK_KAFKA_REPLICAS is a number from 1 on, not " + text);
        }
        return Short.parseShort(text);
    }

    String rolePassword(String context) {
        String password = rolePasswords.get(context);
        if (password == null) {
            throw new IllegalArgumentException("there is no password for the role " + context);
        }
        return password;
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return "Target[kafka=" + kafkaBootstrap + ", postgres=" + postgresUrl + ", s3=" + s3Endpoint + "]";
    }
}
