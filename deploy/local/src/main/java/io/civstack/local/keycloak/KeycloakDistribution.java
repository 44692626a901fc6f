package io.civstack.local.keycloak;

import io.civstack.local.infra.Folders;
import io.civstack.local.platform.Home;
import io.civstack.local.process.JavaCommand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Keycloak, unpacked and built once.
 *
 * <p>Keycloak's build fixes some options in the server. A start with other values of them builds again, which takes
 * longer than anything else in a start. So there is one folder for each version and set of options; it gets its name
 * when it is complete.
 */
public final class KeycloakDistribution {

    /** Kerberos and the flows of devices and banks are of no use here and cost start-up time. */
    static final List<String> BUILD_OPTIONS = List.of(
            "--db=postgres",
            "--health-enabled=false",
            "--metrics-enabled=false",
            "--features-disabled=kerberos,device-flow,par,ciba");

    static final int HEAP_MEBIBYTES = 320;

    private final Home home;

    public KeycloakDistribution(Home home) {
        this.home = home;
    }

    /** Where the built server is, or will be after {@link #prepare}. */
    public Path folder() throws IOException {
        String zip = zip().getFileName().toString().replace(".zip", "");
        String key = HexFormat.of().toHexDigits(String.join(" ", BUILD_OPTIONS).hashCode());
        return home.localTarget().resolve(zip + "-" + key);
    }

    /** Does nothing when the folder is there. */
    public void prepare() throws IOException, InterruptedException {
        Path complete = folder();
        if (Files.exists(complete)) {
            return;
        }
        Path half = complete.resolveSibling(complete.getFileName() + ".half");
        Folders.delete(half);
        unpack(half);
        build(half);
        Files.move(half, complete, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path zip() throws IOException {
        return Path.of(
                Files.readString(home.localTarget().resolve("keycloak-zip.txt")).strip());
    }

    /** Without the folder that everything in the archive is in. */
    private void unpack(Path folder) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(zip()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path inArchive = Path.of(entry.getName());
                if (inArchive.getNameCount() > 1) {
                    write(
                            zip,
                            entry,
                            folder.resolve(inArchive.subpath(1, inArchive.getNameCount()))
                                    .normalize(),
                            folder);
                }
            }
        }
        Path realm = folder.resolve("data/import/civstack-realm.json");
        Files.createDirectories(realm.getParent());
        try (InputStream template = KeycloakDistribution.class.getResourceAsStream("/realm/civstack-realm.json")) {
            Files.copy(Objects.requireNonNull(template, "the realm is not on the class path"), realm);
        }
    }

    private static void write(ZipInputStream zip, ZipEntry entry, Path target, Path folder) throws IOException {
        if (!target.startsWith(folder)) {
            throw new IOException(entry.getName() + " leaves the archive");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(zip, target);
        }
    }

    private void build(Path folder) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(command(folder, "keycloak-build", false).words());
        command.add("build");
        command.addAll(BUILD_OPTIONS);
        Path log = home.log("keycloak-build");
        Files.createDirectories(log.getParent());
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("Keycloak's build ended with " + status + ", its reason is in " + log);
        }
    }

    /**
     * How kc.sh starts Keycloak. The script itself is not used because it insists on another garbage collector.
     *
     * @param built whether the server in this folder has been built
     */
    public JavaCommand command(Path folder, String program, boolean built) {
        return JavaCommand.of(home.state(), program, HEAP_MEBIBYTES)
                .add(
                        "-Dkc.config.built=" + built,
                        "-Dkc.home.dir=" + folder,
                        "-Djboss.server.config.dir=" + folder.resolve("conf"),
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Dpicocli.disable.closures=true",
                        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                        "--add-opens=java.base/java.security=ALL-UNNAMED",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-Duser.language=en",
                        "-cp",
                        folder.resolve("lib/quarkus-run.jar").toString(),
                        "io.quarkus.bootstrap.runner.QuarkusEntryPoint");
    }
}
