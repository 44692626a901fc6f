package io.civstack.web;

import io.civstack.testing.HouseRules;
import io.civstack.testing.LimitsTable;
import io.civstack.testing.PackagesTable;
import io.civstack.testing.ProblemsTable;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void keepsTheHouseRules() {
        HouseRules.of("io.civstack.web").check();
    }

    @Test
    void tellsEveryLimit() {
        LimitsTable.check("shared-web", "io.civstack.web");
    }

    @Test
    void tellsEveryProblemAndProvokesIt() {
        ProblemsTable.check("web");
    }

    @Test
    void documentsItsPackages() {
        PackagesTable.check("shared-web", "io.civstack.web");
    }
}
