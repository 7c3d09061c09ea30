package dev.assay;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Who may import whom: a lead walks through the packages in one direction. */
final class HouseTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.assay");

  @TestFactory
  Stream<DynamicTest> house() {
    return Stream.of(
            slices().matching("dev.assay.(*)..").should().beFreeOfCycles(),
            onlyIn("dev.assay.rules..", "org.drools..", "org.kie.."),
            onlyIn("dev.assay.http..", "io.vertx.ext.web.."),
            onlyIn("dev.assay.cluster..", "com.hazelcast.."),
            onlyIn(
                "dev.assay.storage..", "java.sql..", "javax.sql..", "org.jdbi..", "org.flywaydb.."),
            onlyIn("dev.assay.tables..", "org.dhatim..", "org.apache.commons.compress.."),
            onlyIn(
                "dev.assay.intake..", "com.google.i18n.phonenumbers..", "com.sanctionco.jmail.."),
            noClasses()
                .that()
                .resideInAPackage("dev.assay.model..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", "dev.assay.model..", "org.jspecify.."),
            noClasses()
                .that()
                .resideOutsideOfPackages("dev.assay", "dev.assay.http..", "dev.assay.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.assay.http.."),
            pure(
                "dev.assay.model..",
                "dev.assay.canonical..",
                "dev.assay.rules..",
                "dev.assay.intake..",
                "dev.assay.decide..",
                "dev.assay.decisionlog..",
                "dev.assay.replay..",
                "dev.assay.cases..",
                "dev.assay.similarity..",
                "dev.assay.customers..",
                "dev.assay.diff..",
                "dev.assay.drafts..",
                "dev.assay.gate..",
                "dev.assay.tables..",
                "dev.assay.packs..",
                "dev.assay.weights..",
                "dev.assay.activation..",
                "dev.assay.audit.."))
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(HOUSE)));
  }

  private static ArchRule onlyIn(String room, String... libraries) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(room)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries);
  }

  /** Time, randomness and the place of the machine come in by constructors. */
  private static ArchRule pure(String... rooms) {
    return noClasses()
        .that()
        .resideInAnyPackage(rooms)
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callConstructor(Random.class)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Locale.class, "getDefault")
        .orShould()
        .callMethod(TimeZone.class, "getDefault");
  }
}
