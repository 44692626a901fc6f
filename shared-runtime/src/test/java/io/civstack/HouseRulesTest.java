package io.civstack;

import io.civstack.testing.HouseRules;
import io.civstack.testing.LimitsTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    private static final List<String> PACKAGES = List.of(
            "io.civstack.background",
            "io.civstack.database",
            "io.civstack.fault",
            "io.civstack.objectstore",
            "io.civstack.source",
            "io.civstack.trace");

    @Test
    void keepsTheHouseRules() {
        PACKAGES.forEach(root -> HouseRules.of(root).check());
    }

    @Test
    void tellsEveryLimit() {
        LimitsTable.check("shared-runtime", PACKAGES.toArray(String[]::new));
    }
}
