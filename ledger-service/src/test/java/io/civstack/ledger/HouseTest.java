package io.civstack.ledger;

import io.civstack.testing.Channels;
import io.civstack.testing.HouseRules;
import io.civstack.testing.LimitsTable;
import io.civstack.testing.PackagesTable;
import io.civstack.testing.ProblemsTable;
import org.junit.jupiter.api.Test;

class HouseTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.of("io.civstack.ledger")
                .domain("account", "journal", "hold", "allowance", "purse", "invariant")
                .context()
                .check();
    }

    @Test
    void readsTheTopicsAsTheGroupsOfTheCatalogue() {
        Channels.check("ledger");
    }

    @Test
    void tellsEveryLimit() {
        LimitsTable.check("ledger", "io.civstack.ledger");
    }

    @Test
    void tellsEveryProblem() {
        ProblemsTable.check("ledger");
    }

    @Test
    void documentsItsPackages() {
        PackagesTable.check("ledger-service", "io.civstack.ledger");
    }
}
