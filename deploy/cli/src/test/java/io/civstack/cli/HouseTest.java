package io.civstack.cli;

import io.civstack.testing.HouseRules;
import io.civstack.testing.LimitsTable;
import io.civstack.testing.PackagesTable;
import org.junit.jupiter.api.Test;

/** The rules of the house for the command line, and for the two modules that the test kit is built on. */
class HouseTest {

    @Test
    void theCommandLineKeepsTheRules() {
        HouseRules.of("io.civstack.cli").writesToTheTerminal().check();
    }

    @Test
    void theLocalPlatformKeepsTheRules() {
        HouseRules.of("io.civstack.local").check();
    }

    @Test
    void provisioningKeepsTheRules() {
        HouseRules.of("io.civstack.provision").check();
    }

    @Test
    void everyLimitHasItsRow() {
        LimitsTable.check("local platform", "io.civstack.local", "io.civstack.cli");
        LimitsTable.check("provision", "io.civstack.provision");
    }

    @Test
    void everyPackageHasItsRow() {
        PackagesTable.check("deploy-cli", "io.civstack.cli");
    }

    @Test
    void everyPackageOfTheLocalPlatformHasItsRow() {
        PackagesTable.check("deploy-local", "io.civstack.local");
    }

    @Test
    void everyPackageOfProvisioningHasItsRow() {
        PackagesTable.check("deploy-provision", "io.civstack.provision");
    }
}
