package io.civstack.generation;

import io.civstack.testing.Channels;
import io.civstack.testing.HouseRules;
import io.civstack.testing.LimitsTable;
import io.civstack.testing.PackagesTable;
import io.civstack.testing.ProblemsTable;
import org.junit.jupiter.api.Test;

class HouseTest {

    @Test
    void keepsTheHouseRules() {
        HouseRules.of("io.civstack.generation")
                .domain("job", "picture", "price", "recipe")
                .context()
                .check();
    }

    @Test
    void readsTheTopicsOfItsGroups() {
        Channels.check("generation");
    }

    @Test
    void documentsItsLimits() {
        LimitsTable.check("generation", "io.civstack.generation");
    }

    /** Here, because the engine is built before the module of tests that has the check. */
    @Test
    void keepsTheRulesOfTheHouseInTheEngine() {
        HouseRules.of("io.civstack.diffusion").check();
    }

    @Test
    void documentsTheLimitsOfTheEngine() {
        LimitsTable.check("shared-diffusion", "io.civstack.diffusion");
    }

    @Test
    void documentsItsProblems() {
        ProblemsTable.check("generation");
    }

    @Test
    void documentsItsPackages() {
        PackagesTable.check("generation-service", "io.civstack.generation");
    }

    @Test
    void documentsThePackagesOfTheEngine() {
        PackagesTable.check("shared-diffusion", "io.civstack.diffusion");
    }
}
