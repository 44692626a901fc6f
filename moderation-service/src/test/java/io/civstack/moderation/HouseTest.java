package io.civstack.moderation;

import io.civstack.testing.Channels;
import io.civstack.testing.HouseRules;
import io.civstack.testing.LimitsTable;
import io.civstack.testing.PackagesTable;
import org.junit.jupiter.api.Test;

class HouseTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.of("io.civstack.moderation").domain("decision").context().check();
    }

    @Test
    void readsTheTopicsAsTheGroupsOfTheCatalogue() {
        Channels.check("moderation");
    }

    @Test
    void tellsEveryLimit() {
        LimitsTable.check("moderation", "io.civstack.moderation");
    }

    @Test
    void documentsItsPackages() {
        PackagesTable.check("moderation-service", "io.civstack.moderation");
    }
}
