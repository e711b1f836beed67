package dev.mxonramp.local.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dependencies run one way: function, adapters, domain. */
class DependencyDirectionTest {
    private static final String ROOT = "dev.mxonramp.";
    private static final List<String> ADAPTERS = List.of("aws", "dns", "https", "mailhost", "imap", "lambda");
    private static final List<String> FUNCTIONS = List.of("signup", "ownership", "mailboxes", "mx", "migration",
            "clients", "notify", "sweep", "console");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.mxonramp");

    @Test
    void theDomainKnowsOnlyTheJdkAndJSpecify() {
        classes().that().resideInAPackage(ROOT + "domain..").should().onlyDependOnClassesThat(
                resideInAnyPackage(ROOT + "domain..", "java..", "javax.crypto..", "org.jspecify.."))
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws", "dns", "https", "mailhost", "imap", "lambda"})
    void adaptersKnowTheDomainAndNoOtherAdapter(String adapter) {
        noClasses().that().resideInAPackage(ROOT + adapter + "..").should().dependOnClassesThat(ours(adapter)
                .and(not(resideInAPackage(ROOT + "domain.."))).and(not(processBasics(adapter))))
                .allowEmptyShould(true).check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"signup", "ownership", "mailboxes", "mx", "migration", "clients", "notify", "sweep",
            "console"})
    void functionsKnowAdaptersAndDomainAndNoOtherFunction(String function) {
        String[] allowed = Stream.concat(ADAPTERS.stream(), Stream.of("domain")).map(name -> ROOT + name + "..")
                .toArray(String[]::new);
        noClasses().that().resideInAPackage(ROOT + function + "..").should()
                .dependOnClassesThat(ours(function).and(not(resideInAnyPackage(allowed))))
                .allowEmptyShould(true).check(CLASSES);
    }

    @Test
    void theLocalSystemReachesFunctionsOnlyThroughTheirZips() {
        noClasses().that().resideInAPackage(ROOT + "local..").should()
                .dependOnClassesThat(resideInAnyPackage(packages(FUNCTIONS))).allowEmptyShould(true).check(CLASSES);
    }

    @Test
    void theLocalSystemUsesNothingOfTheTestkitButItsDns() {
        noClasses().that().resideInAPackage(ROOT + "local..").should()
                .dependOnClassesThat(
                        resideInAPackage(ROOT + "testkit..").and(not(resideInAPackage(ROOT + "testkit.dns.."))))
                .allowEmptyShould(true).check(CLASSES);
    }

    @Test
    void nothingThatIsDeployedKnowsTheTestkitOrTheLocalSystem() {
        noClasses().that(resideInAPackage("dev.mxonramp..").and(not(resideInAnyPackage(ROOT + "local..", ROOT
                + "testkit..")))).should().dependOnClassesThat(resideInAnyPackage(ROOT + "local..", ROOT + "testkit.."))
                .check(CLASSES);
    }

    @Test
    void nothingThatIsDeployedUsesAFramework() {
        noClasses().that(resideInAPackage("dev.mxonramp..").and(not(resideInAnyPackage(ROOT + "local..", ROOT
                + "testkit..")))).should()
                .dependOnClassesThat(resideInAnyPackage("org.springframework..", "io.quarkus..",
                        "io.micronaut..", "com.fasterxml.jackson.databind.."))
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> ours(String self) {
        return resideInAPackage("dev.mxonramp..").and(not(resideInAPackage(ROOT + self + "..")));
    }

    /** Every adapter may speak JSON, read settings and write evidence down; nothing else is shared between adapters. */
    private static DescribedPredicate<JavaClass> processBasics(String adapter) {
        var shared = DescribedPredicate.describe("Json, evidence, Environment or FreshRandom",
                (JavaClass used) -> used.getName().startsWith(ROOT + "lambda.Json")
                        || used.getPackageName().equals(ROOT + "lambda.evidence")
                        || used.getName().equals(ROOT + "lambda.Environment")
                        || used.getName().equals(ROOT + "lambda.FreshRandom"));
        return adapter.equals("lambda") ? DescribedPredicate.alwaysFalse() : shared;
    }

    private static String[] packages(List<String> names) {
        return names.stream().map(name -> ROOT + name + "..").toArray(String[]::new);
    }
}
