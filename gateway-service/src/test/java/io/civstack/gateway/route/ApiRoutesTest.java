package io.civstack.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.context.Access;
import io.civstack.context.Route;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRoutesTest {

    private static final String JOB = "0198c0de-0000-7000-8000-000000000001";

    @ParameterizedTest
    @MethodSource("io.civstack.gateway.route.ApiRoutes#forwarded")
    void matchesEveryRouteByItsOwnPath(Route route) {
        String path = ApiRoutes.path(route).replace(Route.ID, JOB);

        assertThat(Pattern.matches(ApiRoutes.pattern(route), path)).isTrue();
    }

    /** The router takes the first match, so two routes of one method must not have a path in common. */
    @ParameterizedTest
    @MethodSource("io.civstack.gateway.route.ApiRoutes#forwarded")
    void leadsEachPathToOneRouteOfAMethod(Route route) {
        String path = ApiRoutes.path(route).replace(Route.ID, JOB);

        assertThat(ApiRoutes.forwarded())
                .filteredOn(other -> other.method().equals(route.method()))
                .filteredOn(other -> Pattern.matches(ApiRoutes.pattern(other), path))
                .containsExactly(route);
    }

    @Test
    void letsAnybodyReadWhatIsPublicAndNothingElse() {
        List<Route> open = ApiRoutes.forwarded().stream()
                .filter(route -> route.access() == Access.ANYBODY)
                .toList();

        assertThat(open).allMatch(route -> route.method().equals("GET"));
        assertThat(open).extracting(route -> route.path().getFirst()).containsOnly("pictures", "gallery", "models");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1",
                "/api/v1/",
                "/api/v1/images/",
                "/api/v1//images",
                "/api/v1/images/../buzz",
                "/api/v1/images/%2e%2e",
                "/api/v1/images/a.b",
                "/api/v1/images/a%20b",
                "/api/v1/images/a\n",
                "/api/v1/images/0198c0de-0000-7000-8000-0000000000010198c0de-0000-7000-8000-000000000001",
                "/api/v1/imagesx",
                "/api/v1/Images",
                "/api/v1/buzz/holds"
            })
    void matchesNoOtherPath(String path) {
        assertThat(ApiRoutes.forwarded()).noneMatch(route -> Pattern.matches(ApiRoutes.pattern(route), path));
    }
}
