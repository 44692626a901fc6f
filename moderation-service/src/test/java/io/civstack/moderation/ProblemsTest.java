package io.civstack.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.events.Reason;
import io.civstack.moderation.prompt.PolicyResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The rule file's refusals are data, so they are held against the table here. */
class ProblemsTest {

    @Test
    void tellsEveryRefusalOfTheRuleFile() throws IOException {
        String table = Files.readString(Path.of("../docs/problems.md"));

        assertThat(PolicyResource.load().refusals())
                .extracting(Reason::code)
                .allSatisfy(code -> assertThat(table).contains("| `" + code + "` |"));
    }
}
