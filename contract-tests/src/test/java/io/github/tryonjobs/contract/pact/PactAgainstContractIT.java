package io.github.tryonjobs.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.BodyRules;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.Operation;
import io.github.tryonjobs.contract.StartInput;
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
    Operation operation = PactFile.operation(interaction);
    String path = operation.path().replace("{jobId}", "[a-z_]+");
    List<String> headers = names(interaction.at("/request/headers"));

    assertThat(interaction.at("/request/method").asText()).isEqualTo(operation.method());
    assertThat(interaction.at("/request/path").asText()).matches(path);
    assertThat(interaction.at("/request/query").isMissingNode()).isTrue();
    assertThat(headers).contains(CONTRACT.apiKeyHeader());
    headers.remove(CONTRACT.apiKeyHeader());
    assertThat(headers).hasSize(operation.takesJob() ? 0 : 1).allMatch("content-type"::equals);
  }

  @ParameterizedTest
  @MethodSource("interactions")
  void sendsABodyThatTheContractAllows(JsonNode interaction) {
    Operation operation = PactFile.operation(interaction);
    String type = PactFile.requestType(interaction);

    if (operation.requestTypes().isEmpty()) {
      assertThat(interaction.at("/request/body").isMissingNode()).isTrue();
    } else {
      assertThat(operation.requestTypes()).contains(type);
      assertThat(names(operation.requestSchema(type).path("properties")))
          .containsAll(names(PactFile.fields(interaction)));
      String schema = type.equals(StartInput.FORM) ? "TryOnForm" : "TryOnInput";
      assertThat(rules.violations(schema, PactFile.fields(interaction))).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("interactions")
  void expectsABodyThatTheContractAllows(JsonNode interaction) {
    Operation operation = PactFile.operation(interaction);
    int status = PactFile.status(interaction);

    if (operation.mediaType(status).isEmpty()) {
      assertThat(PactFile.body(interaction).isMissingNode()).as("no body with %d", status).isTrue();
    } else {
      assertThat(rules.violations(operation, status, PactFile.body(interaction))).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("interactions")
  void expectsNoHeaderThatTheContractDoesNotDocument(JsonNode interaction) {
    Operation operation = PactFile.operation(interaction);
    int status = PactFile.status(interaction);
    List<String> documented = names(operation.response(status).path("headers"));
    operation.mediaType(status).ifPresent(type -> documented.add("Content-Type"));

    assertThat(documented).containsAll(names(interaction.at("/response/headers")));
  }

  private static List<String> names(JsonNode object) {
    return new ArrayList<>(object.properties().stream().map(Map.Entry::getKey).toList());
  }
}
