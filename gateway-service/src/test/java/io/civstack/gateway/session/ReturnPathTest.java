package io.civstack.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/pictures", "/purse?from=mail", "/reviews#first"})
    void leadsBackToAView(String path) {
        assertThat(ReturnPath.of(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "pictures",
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "/a\r\nSet-Cookie: x",
                "/login",
                "/login?to=/login",
                "/logout",
                "/api/v1/me",
                "/q/health",
                "/ä",
                "javascript:alert(1)"
            })
    void leadsHomeFromAnythingElse(@Nullable String path) {
        assertThat(ReturnPath.of(path)).isEqualTo("/");
    }

    @Test
    void leadsHomeFromAPathThatIsTooLong() {
        assertThat(ReturnPath.of("/" + "a".repeat(256))).isEqualTo("/");
    }
}
