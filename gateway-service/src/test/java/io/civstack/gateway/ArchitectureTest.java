package io.civstack.gateway;

import io.civstack.testing.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.of("io.civstack.gateway").domain("route").check();
    }
}
