package io.civstack.testing;

import io.civstack.events.ConsumerGroup;
import io.civstack.events.Topics;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Holds a service's incoming channels against the catalogue: every group of the context is read, once, and from its topic. */
public final class Channels {

    private static final Path CONFIGURATION = Path.of("src/main/resources/application.properties");
    private static final String INCOMING = "mp.messaging.incoming.";
    private static final String GROUP = ".group.id";

    private Channels() {}

    /** Checks the module that the test runs in; {@code context} is what the names of its groups begin with. */
    public static void check(String context) {
        Properties properties = read();
        List<String> faults = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith(INCOMING) && key.endsWith(GROUP)) {
                String channel = key.substring(INCOMING.length(), key.length() - GROUP.length());
                String group = properties.getProperty(key);
                String topic = properties.getProperty(INCOMING + channel + ".topic");
                groups.add(group);
                if (Topics.groups().stream()
                        .noneMatch(known -> known.name().equals(group)
                                && known.topic().name().equals(topic))) {
                    faults.add("channel " + channel + " reads " + topic + " as " + group
                            + ", which is not in the catalogue");
                }
            }
        }
        for (ConsumerGroup group : Topics.groups()) {
            long channels = groups.stream().filter(group.name()::equals).count();
            if (group.name().startsWith(context + ".") && channels != 1) {
                faults.add("group " + group.name() + " has " + channels + " channels");
            }
        }
        if (!faults.isEmpty()) {
            throw new AssertionError(String.join("\n", faults));
        }
    }

    private static Properties read() {
        try (Reader reader = Files.newBufferedReader(CONFIGURATION)) {
            Properties properties = new Properties();
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
