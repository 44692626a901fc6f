package io.civstack.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.civstack.context.Context;
import io.civstack.context.Contexts;
import io.civstack.gateway.route.ApiRoutes;
import io.civstack.testing.Repository;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublicOpenApiTest {

    private static final Pattern REFERENCE = Pattern.compile("\"#/components/schemas/([^\"]+)\"");

    private final JsonObject document = PublicOpenApi.of(
            OpenApiRoute.services().stream().map(OpenApiRoute::read).toList(), "1");

    @Test
    void hasEveryRouteAndNoOther() {
        // Given
        Set<String> routes = ApiRoutes.forwarded().stream()
                .map(route -> route.method() + " " + ApiRoutes.path(route))
                .collect(Collectors.toCollection(TreeSet::new));
        routes.add("GET /api/v1/me");
        routes.add("GET /api/v1/live");

        // When
        Set<String> documented = operations(document);

        // Then
        assertThat(documented).isEqualTo(routes);
    }

    @Test
    void namesNoSchemaThatItDoesNotHave() {
        Matcher named = REFERENCE.matcher(document.encode());

        assertThat(named.results().map(found -> found.group(1)).distinct())
                .isNotEmpty()
                .allMatch(document.getJsonObject("components").getJsonObject("schemas")::containsKey);
    }

    @Test
    void isPutTogetherFromEveryContextWithRoutes() {
        assertThat(OpenApiRoute.services())
                .as("copy the document that the service's build writes to src/main/resources/openapi")
                .isEqualTo(contexts());
    }

    /**
     * After a change: {@code cp X-service/target/openapi/openapi.json
     * gateway-service/src/main/resources/openapi/X.json}.
     */
    @ParameterizedTest
    @MethodSource("contexts")
    void hasTheOperationsThatTheServiceHasNow(String service) throws IOException {
        Path built = Repository.root().resolve(service + "-service/target/openapi/openapi.json");
        assumeTrue(Files.exists(built), "built in another build");

        assertThat(operations(OpenApiRoute.read(service)))
                .as("copy " + built + " to gateway-service/src/main/resources/openapi/" + service + ".json")
                .isEqualTo(operations(new JsonObject(Files.readString(built))));
    }

    static List<String> contexts() {
        return Contexts.withRoutes().stream().map(Context::name).toList();
    }

    private static Set<String> operations(JsonObject document) {
        Set<String> operations = new TreeSet<>();
        JsonObject paths = document.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            paths.getJsonObject(path).fieldNames().stream()
                    .filter(Set.of("get", "post", "put", "delete", "patch")::contains)
                    .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path));
        }
        return operations;
    }
}
