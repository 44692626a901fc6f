package io.civstack.work;

import io.civstack.testing.HouseRules;
import io.civstack.testing.LimitsTable;
import io.civstack.testing.PackagesTable;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void keepsTheHouseRules() {
        HouseRules.of("io.civstack.work").check();
    }

    @Test
    void tellsEveryLimit() {
        LimitsTable.check("shared-work", "io.civstack.work");
    }

    @Test
    void documentsItsPackages() {
        PackagesTable.check("shared-work", "io.civstack.work");
    }
}
