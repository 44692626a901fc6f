package io.civstack.{name};

import io.civstack.testing.Channels;
import io.civstack.testing.HouseRules;
import org.junit.jupiter.api.Test;

class HouseTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.of("io.civstack.{name}").context().check();
    }

    @Test
    void readsTheTopicsThatItsContextDeclares() {
        Channels.check("{name}");
    }
}
