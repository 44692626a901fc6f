package io.civstack.local.infra;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * Passwords and keys of one state folder, made once and kept in a file that only the user may read.
 *
 * <p>A secret is made when it is read for the first time, so the folder of an older version needs no migration.
 */
public final class Secrets {

    public static final String POSTGRES_ADMIN = "postgres.admin";
    public static final String S3_ACCESS_KEY = "s3.access-key";
    public static final String S3_SECRET_KEY = "s3.secret-key";
    public static final String WEB_CLIENT = "keycloak.client.civstack-web";
    public static final String KEYCLOAK_ADMIN = "keycloak.admin";

    private static final int SECRET_BYTES = 24;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> values = new TreeMap<>();

    public Secrets(Path state) {
        this.file = state.resolve("secrets.json");
        if (Files.exists(file)) {
            try {
                JSON.readTree(Files.readAllBytes(file))
                        .properties()
                        .forEach(entry ->
                                values.put(entry.getKey(), entry.getValue().asText()));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file + "; `./civstack reset` starts afresh", e);
            }
        }
    }

    /** The password of a context's database role. */
    public String role(String role) {
        return get("postgres.role." + role);
    }

    /**
     * The secret of this name, made and stored when it is new. Letters and digits only: it may go into a URL or a
     * command.
     */
    public synchronized String get(String name) {
        String known = values.get(name);
        if (known != null) {
            return known;
        }
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String made =
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).replaceAll("[-_]", "x");
        values.put(name, made);
        try {
            PrivateFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(values));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return made;
    }
}
