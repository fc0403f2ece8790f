package io.truevalue.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rules that hold between the modules and within each; one sentence, one rule. */
class ArchitectureTest {
    private static final String[] SERVICES = {
        "io.truevalue.auth..",
        "io.truevalue.org..",
        "io.truevalue.permission..",
        "io.truevalue.billing..",
        "io.truevalue.crm..",
        "io.truevalue.auditlog..",
        "io.truevalue.analytics..",
        "io.truevalue.notification.."
    };

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("$Definition") && !location.contains("$Introspection"))
            .importPackages("io.truevalue");

    private static void holds(ArchRule rule) {
        rule.check(ALL);
    }

    @Test
    void noServiceDependsOnAnother() {
        holds(slices().matching(
                        "io.truevalue.(auth|org|permission|billing|crm|auditlog|analytics|notification|gateway)..")
                .should()
                .notDependOnEachOther());
    }

    @Test
    void librariesDependOnNoService() {
        holds(noClasses()
                .that(resideInAnyPackage(
                        "io.truevalue.signing..",
                        "io.truevalue.merkle..",
                        "io.truevalue.auditbundle..",
                        "io.truevalue.web..",
                        "io.truevalue.tenancy..",
                        "io.truevalue.events..",
                        "io.truevalue.redis..",
                        "io.truevalue.embedded.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(SERVICES)
                        .or(resideInAnyPackage("io.truevalue.gateway..", "io.truevalue.standalone.."))));
    }

    @Test
    void signingNeedsTheJdkAlone() {
        holds(classes()
                .that(resideInAPackage("io.truevalue.signing.."))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "javax.crypto..", "io.truevalue.signing..", "org.jspecify..")));
    }

    @Test
    void proofsNeedTheJdkAlone() {
        holds(classes()
                .that(resideInAPackage("io.truevalue.merkle.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "io.truevalue.merkle..", "org.jspecify..")));
    }

    @Test
    void theGatewayKnowsNoDatabaseAndOfEventsTheCodecOnly() {
        holds(noClasses()
                .that(resideInAPackage("io.truevalue.gateway.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "io.micronaut.data..",
                        "io.truevalue.tenancy..",
                        "io.truevalue.events",
                        "io.truevalue.events.outbox..",
                        "io.truevalue.events.inbound..")));
    }

    @Test
    void redisIsSpokenToFromOneLibrary() {
        holds(noClasses()
                .that(resideInAPackage("io.truevalue..").and(not(resideInAPackage("io.truevalue.redis.."))))
                .should()
                .dependOnClassesThat(resideInAPackage("io.lettuce..")));
    }

    @Test
    void controllersTouchNoStore() {
        holds(noClasses()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Store"));
    }

    @Test
    void controllersArePackagePrivate() {
        holds(classes()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .and()
                .resideInAnyPackage(SERVICES)
                .should()
                .bePackagePrivate());
    }

    @Test
    void namesSayWhatAThingIs() {
        holds(
                noClasses()
                        .that()
                        .resideInAPackage("io.truevalue..")
                        .should()
                        .haveNameMatching(
                                ".*\\.(Default|Base|Abstract)?[A-Za-z]*(Impl|Manager|Helper|Util|Utils|Dto|DTO|ServiceFacade)"));
    }

    @Test
    void packagesAreFeaturesAndNoLayers() {
        holds(noClasses()
                .should()
                .resideInAnyPackage(
                        "..service..",
                        "..services..",
                        "..repository..",
                        "..repositories..",
                        "..dto..",
                        "..mapper..",
                        "..util..",
                        "..utils..",
                        "..common..",
                        "..impl.."));
    }

    @Test
    void nobodySleeps() {
        holds(noClasses().should().callMethod(Thread.class, "sleep", long.class));
        holds(noClasses().should().callMethod(Thread.class, "sleep", java.time.Duration.class));
    }

    @Test
    void moneyIsNeverAFloat() {
        Pattern floating = Pattern.compile("(double|float|java\\.lang\\.(Double|Float))");
        holds(noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("io.truevalue.billing..")
                .should()
                .haveRawType(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "a floating-point type",
                        type -> floating.matcher(type.getName()).matches())));
    }
}
