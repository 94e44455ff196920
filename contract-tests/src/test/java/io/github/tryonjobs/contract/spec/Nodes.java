package io.github.tryonjobs.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What rules read of a document. */
final class Nodes {

  private Nodes() {}

  /** Returns the text or number that a node holds, or what it is instead. */
  static String text(JsonNode node) {
    return node.isMissingNode() ? "missing" : node.isTextual() ? node.asText() : node.toString();
  }

  static Set<Map.Entry<String, JsonNode>> schemas(Contract contract) {
    return contract.document().at("/components/schemas").properties();
  }

  static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  /** Returns texts whose order means nothing. */
  static List<String> unordered(Collection<String> texts) {
    return texts.stream().distinct().sorted().toList();
  }

  static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(Nodes::text).toList();
  }
}
