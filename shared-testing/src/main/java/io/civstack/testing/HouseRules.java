package io.civstack.testing;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of the house as far as a machine can see them. A module checks itself with one test:
 * {@code HouseRules.of("io.civstack.ledger").domain("hold", "journal").check()}.
 */
public final class HouseRules {

    private static final String LAYER_PACKAGES =
            ".*\\.(utils?|common|impl|dtos?|mappers?|managers?|helpers?|services?)(\\..*)?";
    private static final String LAYER_NAMES = ".*(Util|Utils|Helper|Manager|Impl|Dto|DTO|Mapper|ServiceImpl)";

    private final List<String> roots;
    private final JavaClasses production;
    private List<String> domain = List.of();
    private boolean context;
    private boolean writesToTheTerminal;

    HouseRules(List<String> roots, JavaClasses production) {
        this.roots = roots;
        this.production = production;
        if (production.isEmpty()) {
            throw new IllegalArgumentException("there are no classes below " + roots);
        }
    }

    /** Rules for all that lies below these packages and is no test. */
    public static HouseRules of(String... rootPackages) {
        return new HouseRules(
                List.of(rootPackages),
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(rootPackages));
    }

    /** Names the packages below the first root that hold rules: plain Java, knowing no framework. */
    public HouseRules domain(String... packages) {
        domain = List.of(packages);
        return this;
    }

    /** Asks for the layout that every bounded context has: SQL in {@code table}, consumers in {@code consumer}. */
    public HouseRules context() {
        context = true;
        return this;
    }

    /** For a command line, whose output people read; everything else writes logs. */
    public HouseRules writesToTheTerminal() {
        writesToTheTerminal = true;
        return this;
    }

    /** Fails with every violation of every rule, all in one message. */
    public void check() {
        List<String> faults = new ArrayList<>();
        List<ArchRule> rules = new ArrayList<>(rules());
        if (!domain.isEmpty()) {
            rules.add(domainIsPlain());
        }
        if (context) {
            rules.addAll(ContextLayout.rules());
        }
        if (!writesToTheTerminal) {
            rules.add(writesLogs());
        }
        for (ArchRule rule : rules) {
            EvaluationResult result = rule.allowEmptyShould(true).evaluate(production);
            if (result.hasViolation()) {
                faults.add(result.getFailureReport().toString());
            }
        }
        refuseUnmarkedPackages(faults);
        if (!faults.isEmpty()) {
            throw new AssertionError(String.join("\n", faults));
        }
    }

    private List<ArchRule> rules() {
        return List.of(
                slices().assignedFrom(new EachPackage()).should().beFreeOfCycles(),
                noClasses().should().resideInAPackage("..").andShould(haveNameMatching(LAYER_NAMES)),
                noClasses()
                        .that(resideInPackageMatching(LAYER_PACKAGES))
                        .should()
                        .resideInAPackage(".."),
                clock(Instant.class, "now"),
                clock(LocalDate.class, "now"),
                clock(LocalDateTime.class, "now"),
                clock(System.class, "currentTimeMillis"),
                clock(UUID.class, "randomUUID"),
                clock(Math.class, "random"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.util.logging..", "org.apache.log4j..", "org.apache.logging..")
                        .because("logs are written through slf4j or JBoss Logging"),
                fields().should()
                        .notBeAnnotatedWith("jakarta.inject.Inject")
                        .andShould()
                        .notBeAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                        .because("what a class needs comes in by its constructor"));
    }

    private static ArchRule writesLogs() {
        return noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("a service writes logs");
    }

    private static ArchRule clock(Class<?> type, String method) {
        return noClasses()
                .that(doNotProduceBeans())
                .should()
                .callMethodWhere(target(name(method))
                        .and(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                                com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                                        com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo(type)))))
                .because(
                        "time, ids and chance come in from outside: an InstantSource, an IdSource, a seeded generator");
    }

    private ArchRule domainIsPlain() {
        String[] own = domain.stream()
                .map(name -> roots.getFirst() + "." + name + "..")
                .toArray(String[]::new);
        Set<String> allowed = new TreeSet<>(List.of(own));
        allowed.addAll(List.of("java..", "io.civstack.events..", "io.civstack.context..", "org.jspecify.."));
        return classes()
                .that()
                .resideInAnyPackage(own)
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.describe(
                        "live in " + allowed,
                        (JavaClass target) -> target.isPrimitive()
                                || target.isArray()
                                || resideInAnyPackage(allowed.toArray(String[]::new))
                                        .test(target)))
                .because("rules know no framework");
    }

    private void refuseUnmarkedPackages(List<String> faults) {
        Set<String> unmarked = production.stream()
                .filter(type -> !type.getSimpleName().isEmpty())
                .map(JavaClass::getPackage)
                .filter(found -> roots.stream().anyMatch(found.getName()::startsWith))
                .filter(found -> !isMarked(found))
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!unmarked.isEmpty()) {
            faults.add("these packages have no package-info with @NullMarked: " + unmarked);
        }
    }

    private static boolean isMarked(JavaPackage found) {
        return found.tryGetPackageInfo()
                .filter(info -> info.isAnnotatedWith(NullMarked.class))
                .isPresent();
    }

    /** A package is a slice of its own, the root package too: a circle through the root is a circle. */
    private static final class EachPackage implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().startsWith("io.civstack")
                    ? SliceIdentifier.of(type.getPackageName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "each package";
        }
    }

    private static DescribedPredicate<JavaClass> doNotProduceBeans() {
        return DescribedPredicate.describe(
                "are no source of time and ids",
                type -> type.getMethods().stream()
                        .noneMatch(method -> method.isAnnotatedWith("jakarta.enterprise.inject.Produces")));
    }

    private static DescribedPredicate<JavaClass> resideInPackageMatching(String pattern) {
        return DescribedPredicate.describe(
                "live in a package named after a layer",
                type -> type.getPackageName().matches(pattern));
    }

    private static ArchCondition<JavaClass> haveNameMatching(String pattern) {
        return ArchConditions.have(DescribedPredicate.describe(
                "a name that says what they are not",
                type -> type.getSimpleName().matches(pattern)));
    }
}
