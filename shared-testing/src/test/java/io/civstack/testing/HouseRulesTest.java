package io.civstack.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules find what is crooked; each message names the place. */
class HouseRulesTest {

    private static final String CROOKED = "io.civstack.testing.crooked";

    @Test
    void theTestKitKeepsThemItself() {
        assertThatCode(() -> HouseRules.of("io.civstack.testing").check()).doesNotThrowAnyException();
    }

    @Test
    void theEventsKeepThem() {
        assertThatCode(() -> HouseRules.of("io.civstack.events", "io.civstack.context")
                        .check())
                .doesNotThrowAnyException();
    }

    /** That module is built in the profile {@code containers} only, and is on no class path here. */
    @Test
    void theContainersKeepThem() {
        Path classes = Repository.root().resolve("shared-testing-containers/target/classes");
        assumeThat(classes).as("classes of the profile containers").exists();

        HouseRules rules = new HouseRules(
                        List.of("io.civstack.testing.containers"), new ClassFileImporter().importPath(classes))
                .writesToTheTerminal();

        assertThatCode(rules::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cycle detected",
                "HoldManager",
                "crooked.util",
                "Instant.now()",
                "UUID.randomUUID()",
                "System.out",
                "TopicPartition",
                "crooked.bare",
                "SQL lives in the package table",
                "consumers live in the package consumer"
            })
    void findWhatIsCrooked(String place) {
        HouseRules rules = new HouseRules(List.of(CROOKED), new ClassFileImporter().importPackages(CROOKED))
                .domain("journal")
                .context();

        assertThatThrownBy(rules::check).isInstanceOf(AssertionError.class).hasMessageContaining(place);
    }

    @Test
    void letACommandLineWriteToTheTerminal() {
        HouseRules rules =
                new HouseRules(List.of(CROOKED), new ClassFileImporter().importPackages(CROOKED)).writesToTheTerminal();

        assertThatThrownBy(rules::check)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("HoldManager")
                .hasMessageNotContaining("System.out");
    }

    @Test
    void refuseToCheckNothing() {
        assertThatThrownBy(() -> HouseRules.of("io.civstack.nowhere")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void documentsItsPackages() {
        PackagesTable.check("shared-testing", "io.civstack.testing");
    }

    @Test
    void documentsThePackagesOfTheEvents() {
        PackagesTable.check("shared-events", "io.civstack.events", "io.civstack.context");
    }
}
