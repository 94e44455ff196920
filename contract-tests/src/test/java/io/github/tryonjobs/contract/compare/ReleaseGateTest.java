package io.github.tryonjobs.contract.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the gate lets pass, and what it objects to in which words. */
class ReleaseGateTest {

  static List<Change> changes() {
    return Change.all();
  }

  @ParameterizedTest
  @MethodSource("changes")
  void objectsToWhatBreaksAndToNothingElse(Change change) {
    assertThat(ReleaseGate.objection(Change.contract(), change.applied()).isPresent())
        .isEqualTo(change.breaks());
  }

  @ParameterizedTest
  @CsvSource({
    "0.1.0, 0.1.0, true",
    "0.1.0, 0.1.1, true",
    "0.1.0, 0.2.0, false",
    "0.1.0, 0.2.0-SNAPSHOT, false",
    "0.2.0, 0.1.0, true",
    "0.9.0, 1.0.0, false",
    "1.0.0, 1.1.0, true",
    "1.9.0, 2.0.0, false",
    "2.0.0, 1.9.0, true"
  })
  void aVersionSaysWhetherTheContractMayBreak(String before, String after, boolean objects) {
    String released = withVersion(Change.contract(), before);
    String present = withVersion(Change.named("property removed").applied(), after);

    assertThat(ReleaseGate.objection(released, present).isPresent()).isEqualTo(objects);
  }

  @Test
  void theObjectionSaysWhatChangedWhereAndWhoWouldNotice() {
    String present = Change.named("property removed").applied();

    assertThat(ReleaseGate.objection(Change.contract(), present))
        .contains(
            """
            The contract breaks what version 0.1.0 promises, but its info.version is 0.1.0. Undo the \
            change, or set it to 0.2.0 or later:
            - get 200 application/json: property `result_url` (string, optional) is in the released \
            contract only.
              where: /paths/~1v1~1try-on~1job~1{jobId}/get/responses/200/content/application~1json/schema/properties/result_url
              who would notice: callers that read it, and users of the mock server whose tests expect it""");
  }

  @Test
  void aRenamedPathIsSaidInWords() {
    String present = Change.named("path renamed").applied();

    assertThat(ReleaseGate.objection(Change.contract(), present).orElseThrow())
        .contains("operation `GET /v1/try-on/job/{jobId}` is in the released contract only.");
  }

  private static String withVersion(String contract, String version) {
    return Change.swap(contract, "  version: 0.1.0\n", "  version: " + version + "\n");
  }
}
