package io.civstack.testing;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds docs/limits.md against the code. Every constant whose name ends in {@code _MAX} (or has it before a unit, as in
 * {@code SIDE_MAX_PX}) has a row that names its class and says its value; every row that names a constant has one in
 * the code.
 */
public final class LimitsTable {

    private static final Pattern LIMIT = Pattern.compile("[A-Z0-9_]+_MAX(_[A-Z]+)?|MAX_[A-Z0-9_]+|LIMIT_[A-Z0-9_]+");
    private static final Pattern CONSTANT = Pattern.compile("`([A-Z][A-Z0-9_]+)`");
    private static final Pattern VALUE =
            Pattern.compile("(\\d[\\d_ ]*(?:\\.\\d+)?)\\s*(KiB|MiB|GiB|ms|s|min|h|days?)?\\b.*");
    private static final Map<String, Long> BYTES = Map.of("KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);
    private static final Map<String, Duration> TIMES = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "min", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "day", Duration.ofDays(1),
            "days", Duration.ofDays(1));

    private record Row(String constant, String value, String where) {}

    private LimitsTable() {}

    /** Fails with every limit below the packages that the section does not tell, and every row that tells of none. */
    public static void check(String section, String... rootPackages) {
        List<Row> rows = rows(section);
        List<String> faults = new ArrayList<>();
        Set<Row> met = new HashSet<>();
        for (JavaField field : fields(rootPackages)) {
            String owner = field.getOwner().reflect().getSimpleName();
            List<Row> own = rows.stream()
                    .filter(row -> row.constant().equals(field.getName())
                            && row.where().matches("(.*\\.)?" + owner))
                    .toList();
            if (own.isEmpty() && LIMIT.matcher(field.getName()).matches()) {
                faults.add(owner + "." + field.getName() + " has no row");
            }
            own.stream()
                    .filter(row -> !says(row.value(), value(field)))
                    .forEach(row -> faults.add(
                            owner + "." + field.getName() + " is " + value(field) + ", the table says " + row.value()));
            met.addAll(own);
        }
        rows.stream()
                .filter(row -> !met.contains(row))
                .forEach(row -> faults.add("there is no " + row.where() + "." + row.constant()));
        if (!faults.isEmpty()) {
            throw new AssertionError("docs/limits.md, section " + section + ":\n" + String.join("\n", faults));
        }
    }

    private static List<JavaField> fields(String... rootPackages) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(rootPackages).stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC)
                                && field.getModifiers().contains(JavaModifier.FINAL))
                        .filter(field -> field.getRawType().isPrimitive()
                                || field.getRawType().isEquivalentTo(Duration.class))
                        .toList();
    }

    private static Object value(JavaField field) {
        try {
            Field reflected = field.reflect();
            reflected.setAccessible(true);
            return reflected.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(field.getFullName(), e);
        }
    }

    private static boolean says(String text, Object value) {
        Matcher matcher = VALUE.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        BigDecimal number = new BigDecimal(matcher.group(1).replaceAll("[_ ]", ""));
        String unit = matcher.group(2) == null ? "" : matcher.group(2);
        return switch (value) {
            case Duration duration -> {
                Duration one = TIMES.get(unit);
                yield one != null && duration.equals(one.multipliedBy(number.longValueExact()));
            }
            case Number plain ->
                number.multiply(BigDecimal.valueOf(BYTES.getOrDefault(unit, 1L)))
                                .compareTo(new BigDecimal(plain.toString()))
                        == 0;
            default -> false;
        };
    }

    /** A row may tell of several constants, with as many values in the same order. */
    private static List<Row> rows(String section) {
        List<Row> rows = new ArrayList<>();
        for (List<String> cells : DocTable.of("docs/limits.md", section)) {
            List<String> names = CONSTANT.matcher(cells.get(0))
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            List<String> values = names.size() == 1
                    ? List.of(cells.get(1))
                    : Arrays.stream(cells.get(1).split(",")).map(String::strip).toList();
            for (int i = 0; i < names.size(); i++) {
                rows.add(new Row(names.get(i), values.get(Math.min(i, values.size() - 1)), cells.get(2)));
            }
        }
        return rows;
    }
}
