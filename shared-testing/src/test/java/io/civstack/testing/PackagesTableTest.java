package io.civstack.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PackagesTableTest {

    private static final List<List<String>> ROWS =
            List.of(List.of("`toy.hold`", "holds", "`toy.journal`"), List.of("`toy.journal`", "the journal", ""));

    @Test
    void agreesWithCodeThatDoesAsTheTableSays() {
        // When
        List<String> faults =
                PackagesTable.faults(ROWS, Map.of("toy.hold", Set.of("toy.journal"), "toy.journal", Set.of()));

        // Then
        assertThat(faults).isEmpty();
    }

    @Test
    void namesAUseThatNoRowAllows() {
        // When
        List<String> faults = PackagesTable.faults(
                ROWS, Map.of("toy.hold", Set.of("toy.journal"), "toy.journal", Set.of("toy.hold")));

        // Then
        assertThat(faults).singleElement().asString().contains("| `toy.journal` | ... | `toy.hold` |");
    }

    @Test
    void namesAPermissionThatNobodyNeeds() {
        // When
        List<String> faults = PackagesTable.faults(ROWS, Map.of("toy.hold", Set.of(), "toy.journal", Set.of()));

        // Then
        assertThat(faults).singleElement().asString().contains("says `toy.journal`");
    }

    @Test
    void namesPackagesWithoutARowAndRowsWithoutAPackage() {
        // When
        List<String> faults =
                PackagesTable.faults(ROWS, Map.of("toy.hold", Set.of("toy.journal"), "toy.purse", Set.of()));

        // Then
        assertThat(faults).hasSize(2);
        assertThat(faults).anyMatch(fault -> fault.contains("`toy.purse`"));
        assertThat(faults).contains("there is no package toy.journal");
    }

    @Test
    void readsWhatAPackageUsesOffItsClasses() {
        // When
        Map<String, Set<String>> uses =
                PackagesTable.uses(new ClassFileImporter().importPackages("io.civstack.testing.crooked"));

        // Then
        assertThat(uses.get("testing.crooked.hold")).contains("testing.crooked.journal");
        assertThat(uses.get("testing.crooked.journal")).contains("testing.crooked.hold");
    }
}
