package io.civstack.generation;

import io.civstack.testing.Channels;
import io.civstack.testing.HouseRules;
import io.civstack.testing.LimitsTable;
import io.civstack.testing.ProblemsTable;
import org.junit.jupiter.api.Test;

class HouseTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.of("io.civstack.generation").domain("job", "price").check();
    }

    @Test
    void readsTheTopicsAsTheGroupsOfTheCatalogue() {
        Channels.check("generation");
    }

    @Test
    void tellsItsLimits() {
        LimitsTable.check("generation", "io.civstack.generation");
    }

    /** The engine is built before the test kit, which stands on it; this is the first module that has both. */
    @Test
    void keepsTheRulesOfTheHouseInTheEngine() {
        HouseRules.of("io.civstack.diffusion").check();
    }

    @Test
    void tellsTheLimitsOfTheEngine() {
        LimitsTable.check("shared-diffusion", "io.civstack.diffusion");
    }

    @Test
    void tellsItsProblems() {
        ProblemsTable.check("generation");
    }
}
