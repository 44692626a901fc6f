package io.civstack.testing;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds docs/packages.md against the code. Every package of a module has a row that says what it holds and which other
 * packages of the project it may use, all named without the leading {@code io.civstack}. A use that no row allows
 * fails, and so does a permission that nobody needs, so that the table says what is.
 */
public final class PackagesTable {

    static final String DOCUMENT = "docs/packages.md";
    private static final String PROJECT = "io.civstack.";

    private PackagesTable() {}

    /** Checks the packages at and below the roots, full names, against the section. */
    public static void check(String section, String... rootPackages) {
        JavaClasses production = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(rootPackages);
        List<String> faults = faults(DocTable.of(DOCUMENT, section), uses(production));
        if (!faults.isEmpty()) {
            throw new AssertionError(DOCUMENT + ", section " + section + ":\n" + String.join("\n", faults));
        }
    }

    static List<String> faults(List<List<String>> rows, Map<String, Set<String>> uses) {
        List<String> faults = new ArrayList<>();
        Map<String, Set<String>> told = new TreeMap<>();
        for (List<String> row : rows) {
            told.put(name(row.getFirst()), names(row.getLast()));
            if (row.size() != 3 || row.get(1).isBlank()) {
                faults.add(row.getFirst() + " does not say what it holds");
            }
        }
        uses.forEach((from, used) -> {
            Set<String> allowed = told.getOrDefault(from, Set.of());
            String row = "| `" + from + "` | ... | " + quoted(used) + " |";
            if (!allowed.equals(used) || !told.containsKey(from)) {
                faults.add("says " + quoted(allowed) + ", the code: " + row);
            }
        });
        told.keySet().stream()
                .filter(from -> !uses.containsKey(from))
                .forEach(from -> faults.add("there is no package " + from));
        return faults;
    }

    /** The packages of the project that each package uses, itself left out. */
    static Map<String, Set<String>> uses(JavaClasses production) {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (JavaClass type : production) {
            Set<String> used = uses.computeIfAbsent(shortName(type), ignored -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .map(JavaClass::getBaseComponentType)
                    .filter(target -> target.getPackageName().startsWith(PROJECT))
                    .map(PackagesTable::shortName)
                    .filter(target -> !target.equals(shortName(type)))
                    .forEach(used::add);
        }
        return uses;
    }

    private static String shortName(JavaClass type) {
        return type.getPackageName().substring(PROJECT.length());
    }

    private static Set<String> names(String cell) {
        return Arrays.stream(cell.split(","))
                .map(PackagesTable::name)
                .filter(name -> !name.isBlank())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(String cell) {
        return cell.replace("`", "").strip();
    }

    private static String quoted(Set<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
