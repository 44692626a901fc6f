package io.civstack.messaging;

import io.civstack.testing.HouseRules;
import io.civstack.testing.LimitsTable;
import io.civstack.testing.PackagesTable;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void keepsTheHouseRules() {
        HouseRules.of("io.civstack.messaging").check();
    }

    /** The events have no test kit of their own: it stands on them. */
    @Test
    void theEventsKeepTheHouseRulesToo() {
        HouseRules.of("io.civstack.events").check();
        LimitsTable.check("shared-events", "io.civstack.events", "io.civstack.context");
    }

    @Test
    void tellsEveryLimit() {
        LimitsTable.check("shared-messaging", "io.civstack.messaging");
    }

    @Test
    void documentsItsPackages() {
        PackagesTable.check("shared-messaging", "io.civstack.messaging");
    }
}
