package io.github.tryonjobs.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.BodyRules;
import io.github.tryonjobs.contract.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pact says nothing that the contract does not allow. */
class PactAgainstContractIT {

  private static final Contract CONTRACT = Contract.load();
  private final BodyRules rules = new BodyRules(CONTRACT);

  static Stream<Named<JsonNode>> interactions() {
    return PactFile.interactions().stream()
        .map(interaction -> Named.of(PactFile.description(interaction), interaction));
  }

  @ParameterizedTest
  @MethodSource("interactions")
  void isTiedToAnExample(JsonNode interaction) {
    assertThat(PactFile.reference(interaction, "operationId"))
        .isEqualTo(CONTRACT.operation().path("operationId").asText());
    assertThat(CONTRACT.examples())
        .as("examples that the interaction refers to")
        .filteredOn(example -> PactFile.isOf(interaction, example))
        .singleElement()
        .satisfies(
            example -> {
              assertThat(PactFile.status(interaction)).isEqualTo(example.status());
              assertThat(PactFile.body(interaction).path("status").asText(""))
                  .isEqualTo(example.jobStatus().orElse(""));
            });
  }

  @ParameterizedTest
  @MethodSource("interactions")
  void asksWhatTheContractDocuments(JsonNode interaction) {
    String path = CONTRACT.path().replace("{jobId}", "");
    String header = CONTRACT.apiKeyHeader();

    assertThat(interaction.at("/request/method").asText()).isEqualTo("GET");
    assertThat(interaction.at("/request/path").asText()).startsWith(path);
    assertThat(names(interaction.at("/request/headers"))).containsExactly(header);
    assertThat(interaction.at("/request/query").isMissingNode()).isTrue();
    assertThat(interaction.at("/request/body").isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("interactions")
  void expectsABodyThatTheContractAllows(JsonNode interaction) {
    int status = PactFile.status(interaction);

    if (CONTRACT.mediaType(status).isEmpty()) {
      assertThat(PactFile.body(interaction).isMissingNode()).as("no body with %d", status).isTrue();
    } else {
      assertThat(rules.violations(status, PactFile.body(interaction))).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("interactions")
  void expectsNoHeaderThatTheContractDoesNotDocument(JsonNode interaction) {
    int status = PactFile.status(interaction);
    List<String> documented = names(CONTRACT.response(status).path("headers"));
    CONTRACT.mediaType(status).ifPresent(type -> documented.add("Content-Type"));

    assertThat(documented).containsAll(names(interaction.at("/response/headers")));
  }

  private static List<String> names(JsonNode object) {
    return new ArrayList<>(object.properties().stream().map(Map.Entry::getKey).toList());
  }
}
