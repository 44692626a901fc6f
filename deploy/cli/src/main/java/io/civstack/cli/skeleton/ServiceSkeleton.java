package io.civstack.cli.skeleton;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.civstack.context.Contexts;
import io.civstack.context.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/**
 * Writes a service of the smallest size that has everything: database and migration, a consumer, a resource, tests. Its
 * declaration goes into {@code Contexts}; the rest of the platform follows from there.
 */
public final class ServiceSkeleton {

    /** What a schema, a topic, a package and a path may all be called. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{1,19}");

    /** Words that PostgreSQL does not take for a schema's name, and packages that are there. */
    private static final Set<String> RESERVED = Set.of(
            "all",
            "check",
            "grant",
            "group",
            "order",
            "public",
            "select",
            "table",
            "user",
            "background",
            "bench",
            "cli",
            "context",
            "database",
            "diffusion",
            "e2e",
            "events",
            "fault",
            "local",
            "messaging",
            "objectstore",
            "provision",
            "source",
            "testing",
            "trace",
            "web",
            "work");

    /** Below what the infrastructure listens on. */
    private static final int OFFSETS_MAX = 9;

    private static final String PLACEHOLDER = "{name}";
    private static final String MAIN = "src/main/java/";
    private static final String TEST = "src/test/java/";
    private static final List<String> FILES = List.of(
            "pom.xml",
            "README.md",
            "src/main/resources/application.properties",
            "src/main/resources/db/migration/V1__jobs.sql",
            MAIN + "consumer/package-info.java",
            MAIN + "consumer/JobEvents.java",
            MAIN + "table/package-info.java",
            MAIN + "table/SeenJobs.java",
            MAIN + "api/package-info.java",
            MAIN + "api/SeenJobsResource.java",
            TEST + "HouseTest.java",
            TEST + "SeenJobsIT.java");

    private final Path root;
    private final String name;
    private final int portOffset;

    /**
     * Throws IllegalArgumentException when {@code name} cannot be the name of everything that is named after a context.
     */
    public ServiceSkeleton(Path root, String name) {
        if (!NAME.matcher(name).matches() || SourceVersion.isKeyword(name) || RESERVED.contains(name)) {
            throw new IllegalArgumentException(
                    "a service is named by 2 to 20 lower-case letters and digits, beginning with a letter,"
                            + " and by no word of Java or SQL; not " + name);
        }
        this.root = root;
        this.name = name;
        this.portOffset = freeOffset();
    }

    private static int freeOffset() {
        int last = Contexts.all().stream()
                .flatMap(context -> context.roles().stream())
                .mapToInt(Role::portOffset)
                .max()
                .orElse(0);
        if (last >= OFFSETS_MAX) {
            throw new IllegalArgumentException("the ports below the infrastructure's are all taken");
        }
        return last + 1;
    }

    /** The module's files, as they were written. */
    public List<Path> write() throws IOException {
        Path module = root.resolve(name + "-service");
        if (Files.exists(module)) {
            throw new FileAlreadyExistsException(module.toString());
        }
        List<Path> written = new ArrayList<>();
        for (String file : FILES) {
            Path path = module.resolve(inPackage(file));
            Files.createDirectories(path.getParent());
            Files.writeString(path, template(file).replace(PLACEHOLDER, name));
            written.add(path);
        }
        return written;
    }

    /** The lines outside of the module: the reactor, what end-to-end tests start, and who the context is. */
    public void register() throws IOException {
        insert("pom.xml", "    <module>gateway-service</module>", "    <module>" + name + "-service</module>");
        insert("deploy/e2e/pom.xml", lineWith("deploy/e2e/pom.xml", "gateway-service"), e2eDependency());
        insert(
                "shared-events/src/main/java/io/civstack/context/Contexts.java",
                "    private Contexts() {}",
                "    public static final Context " + name.toUpperCase(Locale.ROOT) + " = declare(Context.at(\""
                        + name + "\", " + portOffset + ")\n            .reads(\"jobs\", Topics.GENERATION_JOBS)\n"
                        + "            .route(\"GET /" + name + "\", READ, SIGNED_IN));\n");
    }

    private String inPackage(String file) {
        return file.replace("src/main/java/", "src/main/java/io/civstack/" + name + "/")
                .replace("src/test/java/", "src/test/java/io/civstack/" + name + "/");
    }

    private String e2eDependency() throws IOException {
        return lineWith("deploy/e2e/pom.xml", "gateway-service").replace("gateway", name);
    }

    private String lineWith(String file, String text) throws IOException {
        return Files.readAllLines(root.resolve(file)).stream()
                .filter(line -> line.contains(text))
                .findFirst()
                .orElseThrow(() -> new IOException(file + " names no " + text));
    }

    private void insert(String file, String before, String line) throws IOException {
        Path path = root.resolve(file);
        String text = Files.readString(path);
        if (!text.contains(before)) {
            throw new IOException(file + " has changed: there is no line to put " + name + " before");
        }
        Files.writeString(path, text.replace(before, line + "\n" + before));
    }

    private static String template(String file) throws IOException {
        try (InputStream in = ServiceSkeleton.class.getResourceAsStream("/skeleton/" + file)) {
            if (in == null) {
                throw new IOException("the skeleton lacks " + file);
            }
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
