package io.github.tryonjobs.contract.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who notices what when a client is built of another contract. */
@Tag("slow") // It generates and compiles a client for each.
class ClientJudgeTest {

  private static final Contract CONTRACT = Contract.load();
  private static ClientJudge judge;

  @BeforeAll
  static void start() {
    judge = new ClientJudge(CONTRACT, ClientJudge.MODULE);
  }

  @AfterAll
  static void stop() {
    judge.close();
  }

  @Test
  void nobodyObjectsToTheContractAsItIs() {
    assertThat(judge.notices(CONTRACT.document())).isEmpty();
  }

  @Test
  void theGeneratorRefusesAReferenceThatLeadsNowhere() {
    assertThat(judge.notices(with("schemas/JobStatus\"", "schemas/Nowhere\"")))
        .containsExactly("generator");
  }

  @Test
  void theCompilerMissesAPropertyThatWasRenamed() {
    assertThat(judge.notices(with("\"result_url\"", "\"image_url\""))).containsExactly("compiler");
  }

  @Test
  void theExamplesAreNotAnsweredToAnotherHeaderOfTheKey() {
    assertThat(judge.notices(with("\"X-API-KEY\"", "\"X-Api-Token\"")))
        .containsExactly(ClientJudge.EXAMPLES);
  }

  private static JsonNode with(String text, String other) {
    return Contract.parse(CONTRACT.document().toString().replace(text, other)).document();
  }
}
