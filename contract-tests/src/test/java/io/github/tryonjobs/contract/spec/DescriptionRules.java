package io.github.tryonjobs.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.Operation;
import java.util.List;
import java.util.Map;

/** Whatever the contract names, it explains. */
final class DescriptionRules {

  private static final String OPEN = "Values that are not listed may appear";

  private DescriptionRules() {}

  static List<Rule> rules() {
    return List.of(
        new Rule("every element is described", DescriptionRules::descriptions),
        new Rule("every operation has a summary", DescriptionRules::summary),
        new Rule("every enumeration value says what it means", DescriptionRules::meanings),
        new Rule("enumerations of responses are said to be open", DescriptionRules::open));
  }

  private static void descriptions(Contract contract, Problems problems) {
    JsonNode document = contract.document();
    require("info", document.path("info"), problems);
    children("servers", document.path("servers"), problems);
    children("tags", document.path("tags"), problems);
    children("schemas", document.at("/components/schemas"), problems);
    children("securitySchemes", document.at("/components/securitySchemes"), problems);
    for (Map.Entry<String, JsonNode> schema : Nodes.schemas(contract)) {
      children(schema.getKey(), schema.getValue().path("properties"), problems);
    }
    contract.operations().forEach(operation -> operation(operation, problems));
  }

  private static void operation(Operation operation, Problems problems) {
    require(operation.toString(), operation.node(), problems);
    for (JsonNode parameter : operation.parameters()) {
      require(operation + ", parameter " + parameter.path("name").asText(), parameter, problems);
    }
    if (!operation.node().path("requestBody").isMissingNode()) {
      require(operation + ", request body", operation.requestBody(), problems);
    }
    for (int status : operation.statusCodes()) {
      JsonNode response = operation.response(status);
      require(operation + ", response " + status, response, problems);
      children(operation + ", headers of " + status, response.path("headers"), problems);
      children(operation + ", links of " + status, response.path("links"), problems);
    }
  }

  private static void summary(Contract contract, Problems problems) {
    for (Operation operation : contract.operations()) {
      if (operation.node().path("summary").asText().isBlank()) {
        problems.add(operation + ": no summary");
      }
    }
  }

  private static void meanings(Contract contract, Problems problems) {
    for (Map.Entry<String, JsonNode> schema : Nodes.schemas(contract)) {
      JsonNode meanings = schema.getValue().path("x-enum-descriptions");
      problems.same(
          "number of x-enum-descriptions of " + schema.getKey() + ", one for each value",
          schema.getValue().path("enum").size(),
          meanings.size());
      for (JsonNode meaning : meanings) {
        if (meaning.asText().isBlank()) {
          problems.add("x-enum-descriptions of " + schema.getKey() + ": one is blank");
        }
      }
    }
  }

  private static void open(Contract contract, Problems problems) {
    for (Map.Entry<String, JsonNode> schema : Nodes.schemas(contract)) {
      if (schema.getValue().has("enum")
          && !schema.getValue().path("x-request-body").asBoolean()
          && !schema.getValue().path("description").asText().contains(OPEN)) {
        problems.add("description of " + schema.getKey() + ": does not say \"" + OPEN + "\"");
      }
    }
  }

  private static void children(String place, JsonNode parent, Problems problems) {
    if (parent.isArray()) {
      for (int i = 0; i < parent.size(); i++) {
        require(place + "/" + i, parent.get(i), problems);
      }
      return;
    }
    for (Map.Entry<String, JsonNode> child : parent.properties()) {
      require(place + "/" + child.getKey(), child.getValue(), problems);
    }
  }

  private static void require(String place, JsonNode element, Problems problems) {
    if (element.path("description").asText().isBlank()) {
      problems.add(place + ": no description");
    }
  }
}
