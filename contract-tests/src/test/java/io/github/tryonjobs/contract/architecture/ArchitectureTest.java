package io.github.tryonjobs.contract.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.tryonjobs.client.TryOnClientBuilder;
import jakarta.ws.rs.client.ClientBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The rooms of client and mock server, and the doors between them. */
@TestInstance(Lifecycle.PER_CLASS) // To import the classes takes seconds.
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
  void theRoomsOfTheClientHaveTheirDoors() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("root")
        .definedBy(CLIENT)
        .layer("download")
        .definedBy(CLIENT + ".internal.download..")
        .layer("decode")
        .definedBy(CLIENT + ".internal.decode..")
        .layer("http")
        .definedBy(CLIENT + ".internal.http..")
        .layer("call")
        .definedBy(CLIENT + ".internal.call..")
        .layer("generated")
        .definedBy(CLIENT + ".generated..")
        .whereLayer("download")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("decode")
        .mayOnlyBeAccessedByLayers("root", "download")
        .whereLayer("http")
        .mayOnlyBeAccessedByLayers("root", "download", "decode")
        .whereLayer("call")
        .mayOnlyBeAccessedByLayers("root", "download", "decode", "http")
        .whereLayer("generated")
        .mayOnlyBeAccessedByLayers("root", "decode", "http")
        .check(client);
  }

  @Test
  void onlyTheHttpRoomOfTheClientNamesJerseyAndHttpClient() {
    noClasses()
        .that()
        .resideOutsideOfPackage(CLIENT + ".internal.http..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.glassfish..", "org.apache..")
        .check(client);
    noClasses()
        .that()
        .resideOutsideOfPackage(CLIENT + ".internal.http..")
        .and(not(type(TryOnClientBuilder.class)))
        .and()
        .doNotHaveSimpleName("ClientSettings")
        .should()
        .dependOnClassesThat(
            resideInAPackage("jakarta.ws.rs..").and(not(type(ClientBuilder.class))))
        .check(client);
  }

  @Test
  void onlyTheDecodeRoomOfTheClientNamesJson() {
    noClasses()
        .that()
        .resideOutsideOfPackages(CLIENT + ".internal.decode..", CLIENT + ".generated..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.json..", "org.eclipse..")
        .check(client);
  }

  @Test
  void onlyTheBuilderOfTheClientNamesGeneratedTypesOutsideOfItsRooms() {
    noClasses()
        .that()
        .resideInAPackage(CLIENT)
        .and(not(type(TryOnClientBuilder.class)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(CLIENT + ".generated..")
        .check(client);
  }

  @Test
  void theRoomsOfTheMockServerHaveTheirDoors() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("cli")
        .definedBy(MOCK + ".cli..")
        .layer("junit")
        .definedBy(MOCK + ".junit..")
        .layer("root")
        .definedBy(MOCK)
        .layer("http")
        .definedBy(MOCK + ".http..")
        .layer("contract")
        .definedBy(MOCK + ".contract..")
        .layer("control")
        .definedBy(MOCK + ".control..")
        .layer("dashboard")
        .definedBy(MOCK + ".dashboard..")
        .layer("result")
        .definedBy(MOCK + ".result..")
        .layer("generated")
        .definedBy(MOCK + ".generated..")
        .layer("state")
        .definedBy(MOCK + ".state..")
        .layer("scenario")
        .definedBy(MOCK + ".scenario..")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("junit")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("junit")
        .mayOnlyAccessLayers("root", "state")
        .whereLayer("root")
        .mayOnlyBeAccessedByLayers("cli", "junit")
        .whereLayer("http")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("contract")
        .mayOnlyBeAccessedByLayers("root", "http", "dashboard")
        .whereLayer("control")
        .mayOnlyBeAccessedByLayers("root", "http")
        .whereLayer("dashboard")
        .mayOnlyBeAccessedByLayers("http")
        .whereLayer("result")
        .mayOnlyBeAccessedByLayers("http", "contract")
        .whereLayer("generated")
        .mayOnlyBeAccessedByLayers("http", "contract", "control")
        .whereLayer("state")
        .mayOnlyAccessLayers("scenario")
        .whereLayer("scenario")
        .mayNotAccessAnyLayer()
        .check(mock);
  }

  @Test
  void whatTheMockServerKnowsIsPlainJava() {
    String[] rooms = {MOCK + ".state..", MOCK + ".scenario.."};
    classes()
        .that()
        .resideInAnyPackage(rooms)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "org.jspecify..").or(resideInAnyPackage(rooms)))
        .check(mock);
  }

  @Test
  void onlyTheHttpRoomNamesNettyAndJersey() {
    noClasses()
        .that()
        .resideOutsideOfPackage(MOCK + ".http..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.glassfish..", "io.netty..")
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
  void onlyTheExtensionNamesJUnit() {
    noClasses()
        .that()
        .resideOutsideOfPackage(MOCK + ".junit..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.junit..", "org.opentest4j..")
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
