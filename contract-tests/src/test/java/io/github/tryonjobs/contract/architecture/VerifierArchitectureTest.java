package io.github.tryonjobs.contract.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The rooms of the verifier, and the doors between them. */
@TestInstance(Lifecycle.PER_CLASS) // To import the classes takes seconds.
class VerifierArchitectureTest {

  private static final String CONTRACT = "io.github.tryonjobs.contract";

  private final JavaClasses contract =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(CONTRACT);

  @Test
  void theRoomsOfTheVerifierHaveTheirDoors() {
    assertThat(contract).isNotEmpty();
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("cli")
        .definedBy(CONTRACT + ".cli..")
        .layer("report")
        .definedBy(CONTRACT + ".report..")
        .layer("compare")
        .definedBy(CONTRACT + ".compare..")
        .layer("baseline")
        .definedBy(CONTRACT + ".baseline..")
        .layer("verify")
        .definedBy(CONTRACT + ".verify..")
        .layer("contract")
        .definedBy(CONTRACT)
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("report")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("compare")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("baseline")
        .mayOnlyBeAccessedByLayers("cli", "report", "compare")
        .whereLayer("verify")
        .mayOnlyBeAccessedByLayers("cli", "report", "baseline")
        .whereLayer("contract")
        .mayOnlyBeAccessedByLayers("cli", "report", "compare", "baseline", "verify")
        .check(contract);
  }

  @Test
  void onlyOneRoomOfTheVerifierNamesPact() {
    noClasses()
        .that()
        .resideOutsideOfPackage(CONTRACT + ".verify..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("au.com.dius..")
        .check(contract);
  }

  @Test
  void theVerifierSharesNothingWithWhatItVerifies() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.github.tryonjobs.client..", "io.github.tryonjobs.mock..")
        .check(contract);
  }
}
