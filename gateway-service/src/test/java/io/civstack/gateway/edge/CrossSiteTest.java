package io.civstack.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.gateway.edge.CrossSite.Origin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossSiteTest {

    @ParameterizedTest
    @CsvSource({
        "civstack-page, same-origin, http://localhost:8080, localhost:8080",
        "civstack-page, ,            http://localhost:8080, localhost:8080",
        "civstack-page, ,            ,                      localhost:8080",
        "civstack-page, same-origin, https://civ.example,   CIV.example",
    })
    void takesWritesOfOurOwnPage(
            @Nullable String requestedWith, @Nullable String site, @Nullable String origin, @Nullable String host) {
        assertThat(CrossSite.isOurs(new Origin(requestedWith, site, origin, host)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        ",              same-origin, http://localhost:8080, localhost:8080",
        "' ',           same-origin, http://localhost:8080, localhost:8080",
        "civstack-page, cross-site,  http://localhost:8080, localhost:8080",
        "civstack-page, same-site,   http://localhost:8080, localhost:8080",
        "civstack-page, none,        ,                      localhost:8080",
        "civstack-page, ,            http://evil.example,   localhost:8080",
        "civstack-page, ,            http://localhost:9999, localhost:8080",
        "civstack-page, ,            null,                  localhost:8080",
        "civstack-page, ,            http://a b,            localhost:8080",
        "civstack-page, ,            http://evil.example,   ",
    })
    void refusesWritesOfAnybodyElse(
            @Nullable String requestedWith, @Nullable String site, @Nullable String origin, @Nullable String host) {
        assertThat(CrossSite.isOurs(new Origin(requestedWith, site, origin, host)))
                .isFalse();
    }
}
