package io.civstack.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.context.Access;
import io.civstack.context.CostClass;
import io.civstack.context.Route;
import io.civstack.gateway.route.RouteTable.Match;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

    private static final String JOB = "0198c0de-0000-7000-8000-000000000001";

    @ParameterizedTest
    @MethodSource("io.civstack.gateway.route.RouteTable#routes")
    void findsEveryRouteByItsOwnPath(Route route) {
        String path = RouteTable.PREFIX + "/" + String.join("/", route.path()).replace(Route.ID, JOB);

        assertThat(RouteTable.match(route.method(), path)).isEqualTo(new Match.Found(route));
    }

    @Test
    void tellsTheQuoteFromAJobOfThatName() {
        Match match = RouteTable.match("POST", "/api/v1/images/quote");

        assertThat(match)
                .isInstanceOfSatisfying(
                        Match.Found.class,
                        found -> assertThat(found.route().cost()).isEqualTo(CostClass.QUOTE));
    }

    @Test
    void namesTheMethodsThatAPathTakes() {
        assertThat(RouteTable.match("PUT", "/api/v1/images")).isEqualTo(new Match.WrongMethod(List.of("POST", "GET")));
    }

    @Test
    void letsStrangersReadWhatIsPublicAndNothingElse() {
        List<Route> open = RouteTable.routes().stream()
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
                "/api/v1/images/0198c0de-0000-7000-8000-0000000000010198c0de-0000-7000-8000-000000000001",
                "/api/v1/imagesx",
                "/api/v1/Images",
                "/api/v1/buzz/holds"
            })
    void knowsNoOtherPath(String path) {
        assertThat(RouteTable.match("GET", path)).isEqualTo(new Match.Nothing());
    }
}
