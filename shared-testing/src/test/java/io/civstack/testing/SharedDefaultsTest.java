package io.civstack.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What two services set alike belongs into the defaults that all share. */
class SharedDefaultsTest {

    @Test
    void noTwoServicesSetTheSameKeyToTheSameValue() throws IOException {
        // When
        Map<String, TreeSet<String>> services = new TreeMap<>();
        for (Path service : services()) {
            properties(service)
                    .forEach((key, value) -> services.computeIfAbsent(key + "=" + value, _ -> new TreeSet<>())
                            .add(service.getFileName().toString()));
        }

        // Then
        assertThat(services).isNotEmpty();
        services.values().removeIf(users -> users.size() < 2);
        assertThat(services).isEmpty();
    }

    @Test
    void noServiceRepeatsWhatFollowsFromItsDeclaration() throws IOException {
        for (Path service : services()) {
            // When
            Properties properties = properties(service);

            // Then
            assertThat(properties.stringPropertyNames())
                    .as("%s", service.getFileName())
                    .contains("civstack.context")
                    .doesNotContain("quarkus.application.name", "quarkus.http.port")
                    .noneMatch(key -> key.startsWith("mp.messaging.incoming."));
        }
    }

    private static List<Path> services() throws IOException {
        try (Stream<Path> modules = Files.list(Repository.root())) {
            return modules.filter(module -> Files.exists(configuration(module))).toList();
        }
    }

    private static Path configuration(Path module) {
        return module.resolve("src/main/resources/application.properties");
    }

    private static Properties properties(Path service) throws IOException {
        try (Reader reader = Files.newBufferedReader(configuration(service))) {
            Properties properties = new Properties();
            properties.load(reader);
            return properties;
        }
    }
}
