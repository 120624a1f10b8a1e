package org.masakari.service;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.masakari.engine.port.Claims;
import org.masakari.engine.port.ComputeCloud;
import org.masakari.engine.port.Declarations;
import org.masakari.engine.port.Intake;
import org.masakari.engine.port.Inventory;
import org.masakari.engine.port.Journal;
import org.masakari.engine.port.Pauses;
import org.masakari.engine.port.Retries;

/** The arrows between packages that Maven's modules cannot enforce. */
class ArrowsTest {
    private static final JavaClasses OURS =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.masakari");

    @Test
    void adaptersDoNotKnowOneAnother() {
        slices().matching("org.masakari.service.(http|journal|openstack|scheduling)..")
                .should()
                .notDependOnEachOther()
                .check(OURS);
    }

    @Test
    void theEngineKnowsOnlyTheProtocolAndTheJdk() {
        classes()
                .that()
                .resideInAPackage("org.masakari.engine..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.masakari.engine..",
                        "org.masakari.protocol..",
                        "org.jspecify..",
                        "java..")
                .check(OURS);
    }

    @Test
    void theStateMachinesDoNoInputOrOutput() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.masakari.engine.recovery..",
                        "org.masakari.engine.moves..",
                        "org.masakari.engine.plan..",
                        "org.masakari.engine.gate..",
                        "org.masakari.engine.incident..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..",
                        "java.net..",
                        "java.nio..",
                        "java.sql..",
                        "java.util.concurrent..")
                .check(OURS);
    }

    @Test
    void aForecastHasNothingByWhichToChangeAnything() {
        noClasses()
                .that()
                .resideInAPackage("org.masakari.engine.forecast..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(
                        ComputeCloud.class,
                        Journal.class,
                        Claims.class,
                        Intake.class,
                        Declarations.class,
                        Retries.class,
                        Inventory.class,
                        Pauses.class)
                .check(OURS);
    }

    @Test
    void onlyWiringBuildsAdapters() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.masakari.service", "org.masakari.service.config")
                .and()
                .resideOutsideOfPackages("org.masakari.service.journal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.masakari.service.journal..")
                .check(OURS);
    }
}
