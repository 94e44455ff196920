package io.github.tryonjobs.contract.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
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
    Rooms.check(
        contract,
        CONTRACT,
        """
        cli <-
        report <- cli
        compare <- cli
        baseline <- cli, report, compare
        verify <- cli, report, baseline
        root <- cli, report, compare, baseline, verify
        """);
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
