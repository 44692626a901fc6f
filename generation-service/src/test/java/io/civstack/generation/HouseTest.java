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

    @Test
    void tellsItsProblems() {
        ProblemsTable.check("generation");
    }
}
