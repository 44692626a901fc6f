package io.civstack.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * Where things lie in a bounded context, so that a reader who knows one knows all: SQL in the one package
 * {@code table}, consumers of events in the one package {@code consumer}, and HTTP classes that know neither.
 */
final class ContextLayout {

    private static final String[] SQL = {
        "io.civstack.database..",
        "java.sql..",
        "javax.sql..",
        "jakarta.persistence..",
        "io.quarkus.hibernate..",
        "org.hibernate.."
    };
    private static final String INCOMING = "org.eclipse.microprofile.reactive.messaging.Incoming";
    private static final String PATH = "jakarta.ws.rs.Path";
    private static final String LISTS = "io.quarkus.hibernate.orm.panache.PanacheEntityBase";

    private ContextLayout() {}

    static List<ArchRule> rules() {
        return List.of(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("..table..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(SQL)
                        .because("SQL lives in the package table"),
                methods()
                        .that()
                        .areAnnotatedWith(INCOMING)
                        .should()
                        .beDeclaredInClassesThat()
                        .resideInAPackage("..consumer..")
                        .because("consumers live in the package consumer"),
                noClasses()
                        .that()
                        .areAnnotatedWith(PATH)
                        .should()
                        .callMethodWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                                com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                                        JavaClass.Predicates.assignableTo(LISTS))))
                        .because("HTTP knows no queries"));
    }
}
