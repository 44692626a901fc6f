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
            ".*\\.(util|utils|common|impl|dto|dtos|mapper|mappers|manager|managers|helper|helpers|service|services)(\\..*)?";
    private static final String LAYER_NAMES = ".*(Util|Utils|Helper|Manager|Impl|Dto|DTO|Mapper|ServiceImpl)";

    private final String root;
    private final JavaClasses production;
    private List<String> domain = List.of();
    private boolean writesToTheTerminal;

    HouseRules(String root, JavaClasses production) {
        this.root = root;
        this.production = production;
        if (production.isEmpty()) {
            throw new IllegalArgumentException("there are no classes below " + root);
        }
    }

    public static HouseRules of(String rootPackage) {
        return new HouseRules(
                rootPackage,
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(rootPackage));
    }

    /** Names the packages below the root that hold rules: plain Java, knowing no framework. */
    public HouseRules domain(String... packages) {
        domain = List.of(packages);
        return this;
    }

    /** For a command line, whose output is what people read; everything else writes logs. */
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
                slices().matching(root + ".(**)").should().beFreeOfCycles(),
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
        String[] own = domain.stream().map(name -> root + "." + name + "..").toArray(String[]::new);
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
                .filter(found -> found.getName().startsWith(root))
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
