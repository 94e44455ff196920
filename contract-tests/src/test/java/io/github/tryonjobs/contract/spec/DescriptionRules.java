package io.github.tryonjobs.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Whatever the contract names, it explains. */
final class DescriptionRules {

  private static final String OPEN = "Values that are not listed may appear";

  private DescriptionRules() {}

  static List<Rule> rules() {
    return List.of(
        new Rule("every element is described", DescriptionRules::descriptions),
        new Rule("the operation has a summary", DescriptionRules::summary),
        new Rule("every enumeration value says what it means", DescriptionRules::meanings),
        new Rule("enumerations are said to be open", DescriptionRules::open));
  }

  private static void descriptions(Contract contract, Consumer<String> problems) {
    JsonNode document = contract.document();
    require("info", document.path("info"), problems);
    children("servers", document.path("servers"), problems);
    children("tags", document.path("tags"), problems);
    children("schemas", document.at("/components/schemas"), problems);
    children("securitySchemes", document.at("/components/securitySchemes"), problems);
    for (Map.Entry<String, JsonNode> schema : document.at("/components/schemas").properties()) {
      children(schema.getKey(), schema.getValue().path("properties"), problems);
    }
    JsonNode operation = contract.operation();
    require("operation", operation, problems);
    children("parameters", operation.path("parameters"), problems);
    children("responses", operation.path("responses"), problems);
    for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
      children("headers of " + response.getKey(), response.getValue().path("headers"), problems);
    }
  }

  private static void summary(Contract contract, Consumer<String> problems) {
    if (contract.operation().path("summary").asText().isBlank()) {
      problems.accept("operation: no summary");
    }
  }

  private static void meanings(Contract contract, Consumer<String> problems) {
    for (Map.Entry<String, JsonNode> schema :
        contract.document().at("/components/schemas").properties()) {
      JsonNode meanings = schema.getValue().path("x-enum-descriptions");
      Compare.same(
          problems,
          "number of x-enum-descriptions of " + schema.getKey() + ", one for each value",
          schema.getValue().path("enum").size(),
          meanings.size());
      for (JsonNode meaning : meanings) {
        if (meaning.asText().isBlank()) {
          problems.accept("x-enum-descriptions of " + schema.getKey() + ": one is blank");
        }
      }
    }
  }

  private static void open(Contract contract, Consumer<String> problems) {
    for (Map.Entry<String, JsonNode> schema :
        contract.document().at("/components/schemas").properties()) {
      if (schema.getValue().has("enum")
          && !schema.getValue().path("description").asText().contains(OPEN)) {
        problems.accept("description of " + schema.getKey() + ": does not say \"" + OPEN + "\"");
      }
    }
  }

  private static void children(String place, JsonNode parent, Consumer<String> problems) {
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

  private static void require(String place, JsonNode element, Consumer<String> problems) {
    if (element.path("description").asText().isBlank()) {
      problems.accept(place + ": no description");
    }
  }
}
