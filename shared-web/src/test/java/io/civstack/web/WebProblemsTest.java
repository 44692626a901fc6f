package io.civstack.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The statuses that no resource of the library's test service answers with. */
class WebProblemsTest {

    @ParameterizedTest
    @CsvSource({
        "429, web/rate-limited",
        "503, web/unavailable",
        "502, web/fault",
        "418, web/request-invalid",
        "400, web/request-invalid"
    })
    void namesWhatTheFrameworkRefused(int status, String code) {
        assertThat(WebProblems.ofStatus(status).code()).isEqualTo(code);
    }
}
