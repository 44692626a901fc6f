package io.civstack;

import io.civstack.testing.HouseRules;
import io.civstack.testing.LimitsTable;
import io.civstack.testing.PackagesTable;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    private static final String[] PACKAGES = {
        "io.civstack.background",
        "io.civstack.context.config",
        "io.civstack.database",
        "io.civstack.fault",
        "io.civstack.objectstore",
        "io.civstack.source",
        "io.civstack.trace"
    };

    @Test
    void keepsTheHouseRules() {
        HouseRules.of(PACKAGES).check();
    }

    @Test
    void tellsEveryLimit() {
        LimitsTable.check("shared-runtime", PACKAGES);
    }

    @Test
    void documentsItsPackages() {
        PackagesTable.check("shared-runtime", PACKAGES);
    }
}
