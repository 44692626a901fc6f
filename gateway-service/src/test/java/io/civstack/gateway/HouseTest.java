package io.civstack.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.testing.Channels;
import io.civstack.testing.DocTable;
import io.civstack.testing.HouseRules;
import io.civstack.testing.LimitsTable;
import io.civstack.testing.PackagesTable;
import io.civstack.testing.ProblemsTable;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HouseTest {

    private static final String PREFIX = "civstack.gateway.";

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.of("io.civstack.gateway").domain("route").check();
    }

    /** The gateway reads topics without a group, so it has no channel. */
    @Test
    void readsTheTopicsAsTheGroupsOfTheCatalogue() {
        Channels.check("gateway");
    }

    @Test
    void tellsEveryLimit() {
        LimitsTable.check("gateway", "io.civstack.gateway");
    }

    @Test
    void tellsEveryProblem() {
        ProblemsTable.check("gateway");
    }

    @Test
    void tellsEveryConfiguredLimitWithItsDefault() throws IOException {
        // Given
        Map<String, String> defaults = new TreeMap<>();
        collect(GatewayConfig.Upstream.class, PREFIX + "upstream.", defaults);
        collect(GatewayConfig.Live.class, PREFIX + "live.", defaults);
        properties().forEach((key, value) -> {
            if (key.toString().startsWith(PREFIX + "rate.")) {
                defaults.put(key.toString(), value.toString());
            }
        });

        // When
        Map<String, String> documented = DocTable.of("docs/limits.md", "gateway").stream()
                .filter(cells -> cells.getFirst().startsWith("`" + PREFIX))
                .collect(Collectors.toMap(
                        cells -> cells.getFirst().replace("`", ""),
                        cells -> cells.get(1).split(" ", 2)[0]));

        // Then
        assertThat(documented).isEqualTo(defaults);
    }

    private static void collect(Class<?> group, String prefix, Map<String, String> defaults) {
        for (Method option : group.getDeclaredMethods()) {
            String key = option.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            defaults.put(prefix + key, option.getAnnotation(WithDefault.class).value());
        }
    }

    private static Properties properties() throws IOException {
        Properties properties = new Properties();
        try (InputStream file = HouseTest.class.getResourceAsStream("/application.properties")) {
            properties.load(file);
        }
        return properties;
    }

    @Test
    void documentsItsPackages() {
        PackagesTable.check("gateway-service", "io.civstack.gateway");
    }
}
