package io.civstack.messaging;

import io.civstack.testing.HouseRules;
import io.civstack.testing.LimitsTable;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void keepsTheHouseRules() {
        HouseRules.of("io.civstack.messaging").check();
    }

    @Test
    void tellsEveryLimit() {
        LimitsTable.check("shared-messaging", "io.civstack.messaging");
    }
}
