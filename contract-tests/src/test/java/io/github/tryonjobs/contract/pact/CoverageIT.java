package io.github.tryonjobs.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.Coverage;
import io.github.tryonjobs.contract.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Every response code, media type, property and value of the contract is in the pact, and every
 * header that a response may not lack. An optional header is for the verifier to see.
 */
class CoverageIT {

  @Test
  void everyDocumentedPartIsInThePact() throws IOException {
    Coverage coverage = new Coverage(Contract.load());
    PactFile.interactions().forEach(interaction -> see(interaction, coverage));
    List<Coverage.Row> rows = coverage.rows();
    Files.writeString(Path.of("target", "contract-coverage.md"), table(rows));
    List<Coverage.Row> wanted = rows.stream().filter(row -> !row.isOptional()).toList();
    long seen = wanted.stream().filter(Coverage.Row::isSeen).count();
    System.out.printf(
        "Contract coverage by the pact: %d of %d documented parts (%d%%)%n",
        seen, wanted.size(), 100 * seen / wanted.size());

    assertThat(wanted)
        .filteredOn(row -> !row.isSeen())
        .as("documented parts without an interaction")
        .isEmpty();
  }

  private static void see(JsonNode interaction, Coverage coverage) {
    JsonNode body = PactFile.body(interaction);
    JsonNode headers = interaction.at("/response/headers");
    Operation operation = PactFile.operation(interaction);
    if (!PactFile.requestType(interaction).isEmpty()) {
      coverage.see(operation, PactFile.requestType(interaction), PactFile.fields(interaction));
    }
    coverage.see(
        operation,
        PactFile.status(interaction),
        Optional.ofNullable(headers.path("Content-Type").path(0).textValue()),
        headers.properties().stream().map(Map.Entry::getKey).toList(),
        Optional.of(body).filter(JsonNode::isObject));
  }

  private static String table(List<Coverage.Row> rows) {
    StringBuilder table =
        new StringBuilder(
            "| operation | message | kind | name | in the pact |\n|---|---|---|---|---|\n");
    for (Coverage.Row row : rows) {
      table.append(
          String.format(
              "| %s | %s | %s | %s | %s |%n",
              row.item().operation(),
              row.item().message(),
              row.item().kind(),
              row.item().name(),
              row.isSeen() ? "yes" : row.isOptional() ? "no (optional)" : "**no**"));
    }
    return table.toString();
  }
}
