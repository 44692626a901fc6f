package io.civstack.testing;

import org.junit.jupiter.api.Test;

class TestingLimitsTest {

    @Test
    void everyLimitOfTheTestKitHasItsRow() {
        LimitsTable.check("shared-testing", "io.civstack.testing");
    }
}
