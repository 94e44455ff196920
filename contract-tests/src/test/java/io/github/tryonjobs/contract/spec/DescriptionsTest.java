package io.github.tryonjobs.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever the contract names, it explains. */
class DescriptionsTest {

  private static final JsonNode DOCUMENT = Contract.load().document();

  @Test
  void everyElementIsDescribed() {
    List<String> undescribed = new ArrayList<>();
    for (String place :
        List.of("/servers", "/tags", "/components/schemas", "/components/securitySchemes")) {
      children(place, DOCUMENT.at(place), undescribed);
    }
    for (JsonNode path : DOCUMENT.at("/paths")) {
      for (Map.Entry<String, JsonNode> operation : path.properties()) {
        String place = operation.getValue().path("operationId").asText();
        require(place, operation.getValue(), undescribed);
        children(place + "/parameters", operation.getValue().path("parameters"), undescribed);
        children(place + "/responses", operation.getValue().path("responses"), undescribed);
        for (JsonNode response : operation.getValue().path("responses")) {
          children(place + "/headers", response.path("headers"), undescribed);
        }
      }
    }
    for (Map.Entry<String, JsonNode> schema : DOCUMENT.at("/components/schemas").properties()) {
      children(schema.getKey(), schema.getValue().path("properties"), undescribed);
    }

    assertThat(undescribed).as("elements of the contract without a description").isEmpty();
  }

  @Test
  void theOperationHasASummary() {
    assertThat(Contract.load().operation().path("summary").asText()).isNotBlank();
  }

  @Test
  void everyEnumerationValueSaysWhatItMeans() {
    for (Map.Entry<String, JsonNode> schema : DOCUMENT.at("/components/schemas").properties()) {
      JsonNode values = schema.getValue().path("enum");
      JsonNode meanings = schema.getValue().path("x-enum-descriptions");

      assertThat(meanings)
          .as("x-enum-descriptions of %s: one for each value of %s", schema.getKey(), values)
          .hasSameSizeAs(values)
          .allMatch(meaning -> !meaning.asText().isBlank());
    }
  }

  @Test
  void enumerationsAreSaidToBeOpen() {
    for (Map.Entry<String, JsonNode> schema : DOCUMENT.at("/components/schemas").properties()) {
      if (schema.getValue().has("enum")) {
        assertThat(schema.getValue().path("description").asText())
            .as("description of %s", schema.getKey())
            .contains("Values that are not listed may appear");
      }
    }
  }

  private static void children(String place, JsonNode parent, List<String> undescribed) {
    if (parent.isArray()) {
      parent.forEach(child -> require(place, child, undescribed));
      return;
    }
    Set<Map.Entry<String, JsonNode>> children = parent.properties();
    children.forEach(child -> require(place + "/" + child.getKey(), child.getValue(), undescribed));
  }

  private static void require(String place, JsonNode element, List<String> undescribed) {
    if (element.path("description").asText().isBlank()) {
      undescribed.add(place);
    }
  }
}
