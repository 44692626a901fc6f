package io.civstack.testing.containers;

import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program: starts the containers, provisioned, writes the ready file, and stays until it is told to end or its
 * owner is gone. A refusal is the last line it says, and the test kit passes it on.
 */
public final class ContainersProgram {

    private static final Logger LOG = LoggerFactory.getLogger(ContainersProgram.class);
    private static final int FAULT = 1;
    static final int USAGE_ERROR = 2;
    static final int REFUSED = 3;

    private ContainersProgram() {}

    public static void main(String[] arguments) {
        if (arguments.length != 4 || !arguments[0].equals("--ready") || !arguments[2].equals("--owner")) {
            System.err.println("usage: ContainersProgram --ready FILE --owner PID");
            System.exit(USAGE_ERROR);
        }
        if (!Docker.answers()) {
            System.err.println(Docker.MISSING);
            System.exit(REFUSED);
        }
        try {
            run(Path.of(arguments[1]), Long.parseLong(arguments[3]));
        } catch (Exception e) {
            LOG.error("event=containers-failed", e);
            System.err.println("the containers did not start: " + e);
            System.exit(FAULT);
        }
        System.exit(0);
    }

    @SuppressWarnings("resource") // the hook closes them, however this process is told to end
    private static void run(Path ready, long owner) throws Exception {
        Files.deleteIfExists(ready);
        Containers containers = new Containers(Images.ofThisBuild(), Credentials.random());
        Runtime.getRuntime().addShutdownHook(new Thread(containers::close, "stop"));
        Endpoints endpoints = containers.start();
        endpoints.write(ready);
        LOG.info("event=ready endpoints={}", endpoints);
        ProcessHandle.of(owner).ifPresent(maven -> maven.onExit().join());
        LOG.info("event=owner-gone");
    }
}
