package io.github.tryonjobs.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every response code, status and error code of the contract is in the pact. What is to be covered
 * comes from the enumerations and not from the examples, which may lack one.
 */
class CoverageIT {

  private static final Contract CONTRACT = Contract.load();

  /** A documented answer; an empty text where there is nothing to tell. */
  private record Row(int code, String status, String errorCode) {

    boolean isCoveredBy(JsonNode interaction) {
      JsonNode body = PactFile.body(interaction);
      return code == PactFile.status(interaction)
          && status.equals(body.path("status").asText(""))
          && errorCode.equals(
              body.at("/error/error_code").asText(body.path("error_code").asText("")));
    }
  }

  @Test
  void everyDocumentedAnswerIsInThePact() throws IOException {
    List<JsonNode> interactions = PactFile.interactions();
    List<Row> missing = new ArrayList<>();
    StringBuilder table = new StringBuilder("| code | status | error code | covered |\n");
    table.append("|------|--------|------------|---------|\n");
    List<Row> rows = rows();
    for (Row row : rows) {
      boolean covered = interactions.stream().anyMatch(row::isCoveredBy);
      if (!covered) {
        missing.add(row);
      }
      table.append(
          String.format(
              "| %s | %s | %s | %s |%n",
              row.code(), row.status(), row.errorCode(), covered ? "yes" : "NO"));
    }
    table.append(
        String.format(
            "%nContract coverage: %d of %d documented answers (%d%%)%n",
            rows.size() - missing.size(),
            rows.size(),
            100 * (rows.size() - missing.size()) / rows.size()));
    System.out.println(table);
    Files.writeString(Path.of("target", "contract-coverage.md"), table);

    assertThat(missing).as("documented answers without an interaction").isEmpty();
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (int code : CONTRACT.statusCodes()) {
      String schema = CONTRACT.bodySchema(code).orElse("");
      List<String> statuses = CONTRACT.enumeration(schema, "status");
      List<String> errorCodes = CONTRACT.enumeration(schema, "error_code");
      for (String status : statuses) {
        if (status.equals("failed")) {
          CONTRACT
              .enumeration("JobError", "error_code")
              .forEach(errorCode -> rows.add(new Row(code, status, errorCode)));
        } else {
          rows.add(new Row(code, status, ""));
        }
      }
      errorCodes.forEach(errorCode -> rows.add(new Row(code, "", errorCode)));
      if (statuses.isEmpty() && errorCodes.isEmpty()) {
        rows.add(new Row(code, "", ""));
      }
    }
    return rows;
  }
}
