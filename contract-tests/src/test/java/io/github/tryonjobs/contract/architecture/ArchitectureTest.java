package io.github.tryonjobs.contract.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
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
    Rooms.check(
        client,
        CLIENT,
        """
        root
        internal.download <- root
        internal.decode <- root, internal.download
        internal.http <- root, internal.download, internal.decode
        internal.call <- root, internal.download, internal.decode, internal.http
        generated <- root, internal.decode, internal.http
        """);
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
    Rooms.check(
        mock,
        MOCK,
        """
        cli <-
        junit <-
        junit -> root, state
        root <- cli, junit
        http <- root
        contract <- root, http, dashboard
        control <- root, http
        dashboard <- http
        result <- http, contract
        generated <- http, contract, control
        state -> scenario
        scenario ->
        """);
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

  /** Each call of {@code Json} looks for its implementation, in all jars. */
  @Test
  void whatAnswersRequestsKeepsItsJson() {
    noClasses()
        .that()
        .resideInAnyPackage(MOCK + ".http..", MOCK + ".contract..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("jakarta.json.Json")
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
