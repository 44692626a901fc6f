package io.civstack.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.events.Reason;
import io.civstack.moderation.prompt.ShippedPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The refusals of the rule file are data, so they are compared with docs/problems.md here. */
class ProblemsTest {

    @Test
    void tellsEveryRefusalOfTheRuleFile() throws IOException {
        String table = Files.readString(Path.of("../docs/problems.md"));

        assertThat(ShippedPolicy.load().refusals())
                .extracting(Reason::code)
                .allSatisfy(code -> assertThat(table).contains("| `" + code + "` |"));
    }
}
