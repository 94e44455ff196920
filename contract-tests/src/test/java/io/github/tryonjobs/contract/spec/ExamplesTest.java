package io.github.tryonjobs.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.contract.BodyRules;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The named examples are the catalogue of answers: right, complete, and no more than that. */
class ExamplesTest {

  private static final Contract CONTRACT = Contract.load();
  private final BodyRules rules = new BodyRules(CONTRACT);

  static List<NamedExample> examples() {
    return CONTRACT.examples();
  }

  static List<NamedExample> examplesWithBody() {
    return examples().stream().filter(example -> example.body().isPresent()).toList();
  }

  static Set<Integer> statusCodes() {
    return CONTRACT.statusCodes();
  }

  @ParameterizedTest
  @MethodSource("examplesWithBody")
  void anExampleKeepsToItsSchemaAndToTheRulesOfAJob(NamedExample example) {
    assertThat(rules.violations(example.status(), example.body().orElseThrow()))
        .as("what is wrong with example %s", example)
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("statusCodes")
  void everyStatusCodeHasAnExample(int status) {
    assertThat(examples())
        .as("named examples of status code %d: add one below its examples", status)
        .anyMatch(example -> example.status() == status);
  }

  @Test
  void everyJobStatusHasAnExample() {
    assertThat(examples().stream().flatMap(example -> example.jobStatus().stream()))
        .as("job statuses shown by the examples of 200")
        .containsAll(CONTRACT.enumeration("Job", "status"));
  }

  @Test
  void everyJobErrorCodeHasAnExample() {
    assertThat(errorCodes(200))
        .as("job error codes shown by the examples of 200")
        .containsExactlyInAnyOrderElementsOf(CONTRACT.enumeration("JobError", "error_code"));
  }

  @ParameterizedTest
  @MethodSource("statusCodes")
  void everyErrorCodeOfAResponseHasAnExample(int status) {
    List<String> documented =
        CONTRACT
            .bodySchema(status)
            .map(schema -> CONTRACT.enumeration(schema, "error_code"))
            .orElse(List.of());

    if (!documented.isEmpty()) {
      assertThat(errorCodes(status))
          .as("error codes shown by the examples of %d", status)
          .containsExactlyInAnyOrderElementsOf(documented);
    }
  }

  @Test
  void namesAreUniqueInTheirResponseAndPlain() {
    assertThat(examples()).extracting(NamedExample::toString).doesNotHaveDuplicates();
    assertThat(examples())
        .extracting(NamedExample::name)
        .allMatch(name -> name.matches("[a-z0-9_]+"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleSaysWhatItShows(NamedExample example) {
    assertThat(example.summary()).as("summary of example %s", example).isNotBlank();
  }

  @Test
  void aResponseWithoutBodyHasAnExampleWithoutValue() {
    assertThat(examples())
        .filteredOn(example -> CONTRACT.bodySchema(example.status()).isEmpty())
        .isNotEmpty()
        .allMatch(example -> example.body().isEmpty());
  }

  private static List<String> errorCodes(int status) {
    return examples().stream()
        .filter(example -> example.status() == status)
        .flatMap(example -> example.errorCode().stream())
        .toList();
  }
}
