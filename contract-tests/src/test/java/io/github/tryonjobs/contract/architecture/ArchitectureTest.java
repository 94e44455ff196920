package io.github.tryonjobs.contract.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** The rooms of client and mock server, and the doors between them. */
class ArchitectureTest {

  private static final String CLIENT = "io.github.tryonjobs.client";
  private static final String MOCK = "io.github.tryonjobs.mock";

  private final JavaClasses client = new ClassFileImporter().importPackages(CLIENT);
  private final JavaClasses mock = new ClassFileImporter().importPackages(MOCK);

  @Test
  void clientAndMockServerNeverSeeEachOther() {
    assertThat(client).isNotEmpty();
    noClasses().should().dependOnClassesThat().resideInAPackage(MOCK + "..").check(client);
    noClasses().should().dependOnClassesThat().resideInAPackage(CLIENT + "..").check(mock);
  }

  @Test
  void onlyTheTransportOfTheClientNamesJersey() {
    noClasses()
        .that()
        .haveSimpleNameNotStartingWith("JerseyTransport")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.glassfish..", "jakarta.ws.rs..")
        .check(client);
  }

  @Test
  void noGeneratedTypeIsInThePublicSurfaceOfTheClient() {
    classes()
        .that()
        .resideInAPackage(CLIENT)
        .and()
        .doNotHaveSimpleName("Builder")
        .should()
        .onlyDependOnClassesThat(not(resideInAPackage(CLIENT + ".generated..")))
        .check(client);
  }

  @Test
  void theRoomsOfTheMockServerHaveTheirDoors() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("cli")
        .definedBy(MOCK + ".cli..")
        .layer("root")
        .definedBy(MOCK)
        .layer("http")
        .definedBy(MOCK + ".http..")
        .layer("contract")
        .definedBy(MOCK + ".contract..")
        .layer("generated")
        .definedBy(MOCK + ".generated..")
        .layer("scenario")
        .definedBy(MOCK + ".scenario..")
        .layer("job")
        .definedBy(MOCK + ".job..")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("root")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("http")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("contract")
        .mayOnlyBeAccessedByLayers("root", "http")
        .whereLayer("generated")
        .mayOnlyBeAccessedByLayers("http", "contract")
        .whereLayer("scenario")
        .mayOnlyBeAccessedByLayers("root", "http", "contract")
        .whereLayer("job")
        .mayOnlyBeAccessedByLayers("root", "contract", "scenario")
        .check(mock);
  }

  @Test
  void jobsAndScenariosArePlainJava() {
    classes()
        .that()
        .resideInAnyPackage(MOCK + ".job..", MOCK + ".scenario..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", MOCK + ".job..", MOCK + ".scenario..")
        .check(mock);
  }

  @Test
  void onlyTheHttpRoomNamesTheContainer() {
    noClasses()
        .that()
        .resideOutsideOfPackage(MOCK + ".http..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.glassfish..")
        .check(mock);
  }

  @Test
  void onlyTheCommandLineNamesPicocli() {
    noClasses()
        .that()
        .resideOutsideOfPackage(MOCK + ".cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..")
        .check(mock);
  }

  @Test
  void noPackagesOfTheMockServerFormACycle() {
    slices().matching(MOCK + ".(*)..").should().beFreeOfCycles().check(mock);
  }

  @Test
  void nothingStaticCanBeChanged() {
    for (JavaClasses module : new JavaClasses[] {client, mock}) {
      assertThat(module)
          .flatExtracting(type -> type.getFields())
          .filteredOn(field -> field.getModifiers().contains(JavaModifier.STATIC))
          .allMatch(field -> field.getModifiers().contains(JavaModifier.FINAL));
    }
  }
}
