package cn.tongxinqiao;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rules of the house that the compiler does not know. Plain tests: rule fields are skipped by some runners in silence. */
class ArchitectureTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("cn.tongxinqiao");

    @Test
    void onlyTheEngineRoomAndProcessPackagesKnowTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..engine..", "..process..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.camunda..")
                .because("a move to another engine must stay a rename")
                .check(HOUSE);
    }

    @Test
    void onlyTheEngineRoomUsesTheEnginesInternals() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.camunda..impl..")
                .because("internals change without notice")
                .check(HOUSE);
    }

    @Test
    void theDomainKnowsNeitherItsProcessGlueNorItsPages() {
        noClasses()
                .that()
                .resideInAnyPackage("cn.tongxinqiao.*")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("cn.tongxinqiao.*.process..", "cn.tongxinqiao.*.web..")
                .because("glue and pages point at the domain, never back")
                .check(HOUSE);
    }

    @Test
    void roomsFormNoCycle() {
        slices().matching("cn.tongxinqiao.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void aQuestionToTheDatabaseIsReadWhole() {
        noClasses()
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .because("a stream nobody closes keeps its connection for ever; a list does not")
                .check(HOUSE);
    }

    @Test
    void delegatesStayInsideTheirRoom() {
        classes()
                .that()
                .implement(JavaDelegate.class)
                .should()
                .bePackagePrivate()
                .andShould()
                .haveSimpleNameEndingWith("Delegate")
                .because("a model reaches them by bean name, no class needs to")
                .check(HOUSE);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .because("a constructor says what a class needs")
                .check(HOUSE);
    }

    @Test
    void nobodyReadsTheSystemClock() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(java.time.OffsetDateTime.class, "now")
                .because("time comes from the one clock that timers use too")
                .check(HOUSE);
    }

    @Test
    void loggingGoesThroughOneInterface() {
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(HOUSE);
    }

    @Test
    void packagesNamedForNothingDoNotExist() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..impl..", "..manager..", "..helper..")
                .because("such packages collect what nobody thought about")
                .check(HOUSE);
    }
}
