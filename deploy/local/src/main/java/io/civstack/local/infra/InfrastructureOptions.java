package io.civstack.local.infra;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How the infrastructure is asked to run.
 *
 * @param state where data and secrets are kept between starts
 * @param ready the file that appears when everything answers
 * @param throwAway whether the data of an earlier start is deleted first
 * @param durable whether a power cut may lose nothing (fsync); tests say no
 * @param owner the process that this one must not outlive
 */
public record InfrastructureOptions(
        Path state, Path ready, InfrastructurePorts ports, boolean throwAway, boolean durable, OptionalLong owner) {

    private static final String USAGE = """
            usage: Infrastructure --state DIR --ready FILE [--kafka-port N] [--controller-port N] [--postgres-port N]
                   [--s3-port N] [--owner PID] [--throw-away] [--no-fsync]
            A port that is 0 or missing is chosen freely; the ready file says which.""";

    /** Reads the command line; what is wrong with it is in the exception's message, with the usage. */
    public static InfrastructureOptions parse(String... arguments) {
        List<String> flags = new ArrayList<>();
        Map<String, String> values = new HashMap<>();
        List<String> valued = List.of(
                "--state", "--ready", "--kafka-port", "--controller-port", "--postgres-port", "--s3-port", "--owner");
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i];
            if (name.equals("--throw-away") || name.equals("--no-fsync")) {
                flags.add(name);
            } else if (valued.contains(name) && i + 1 < arguments.length) {
                values.put(name, arguments[++i]);
            } else {
                throw new IllegalArgumentException(
                        "cannot read " + name + " in " + Arrays.toString(arguments) + "\n" + USAGE);
            }
        }
        return new InfrastructureOptions(
                Path.of(required(values, "--state")).toAbsolutePath().normalize(),
                Path.of(required(values, "--ready")).toAbsolutePath().normalize(),
                new InfrastructurePorts(
                        port(values, "--kafka-port"),
                        port(values, "--controller-port"),
                        port(values, "--postgres-port"),
                        port(values, "--s3-port")),
                flags.contains("--throw-away"),
                !flags.contains("--no-fsync"),
                values.containsKey("--owner")
                        ? OptionalLong.of(Long.parseLong(required(values, "--owner")))
                        : OptionalLong.empty());
    }

    private static String required(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing\n" + USAGE);
        }
        return value;
    }

    private static int port(Map<String, String> values, String name) {
        return Integer.parseInt(values.getOrDefault(name, "0"));
    }
}
