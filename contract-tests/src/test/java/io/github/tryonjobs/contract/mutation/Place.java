package io.github.tryonjobs.contract.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A place in a document.
 *
 * @param steps the names and indexes that lead to it
 * @param node what stands there
 */
record Place(List<String> steps, JsonNode node) {

  /** Returns all places of a document, from the top to the bottom. */
  static Stream<Place> all(JsonNode document) {
    return below(new Place(List.of(), document));
  }

  private static Stream<Place> below(Place place) {
    List<Place> children = new ArrayList<>();
    for (Map.Entry<String, JsonNode> child : place.node().properties()) {
      children.add(place.child(child.getKey(), child.getValue()));
    }
    for (int i = 0; place.node().isArray() && i < place.node().size(); i++) {
      children.add(place.child(String.valueOf(i), place.node().get(i)));
    }
    return Stream.concat(Stream.of(place), children.stream().flatMap(Place::below));
  }

  private Place child(String step, JsonNode child) {
    return new Place(Stream.concat(steps.stream(), Stream.of(step)).toList(), child);
  }

  /** Returns the last name or index. */
  String last() {
    return steps.get(steps.size() - 1);
  }

  /** Returns what stands at this place in another document of the same shape. */
  JsonNode in(JsonNode document) {
    return step(document, steps);
  }

  void remove(JsonNode document) {
    if (parent(document) instanceof ObjectNode object) {
      object.remove(last());
    } else {
      ((ArrayNode) parent(document)).remove(Integer.parseInt(last()));
    }
  }

  void set(JsonNode document, JsonNode value) {
    if (parent(document) instanceof ObjectNode object) {
      object.set(last(), value);
    } else {
      ((ArrayNode) parent(document)).set(Integer.parseInt(last()), value);
    }
  }

  /** Renames in its object and at its place there. */
  void rename(JsonNode document, String name) {
    ObjectNode object = (ObjectNode) parent(document);
    List<Map.Entry<String, JsonNode>> properties = List.copyOf(object.deepCopy().properties());
    object.removeAll();
    properties.forEach(
        property ->
            object.set(
                property.getKey().equals(last()) ? name : property.getKey(), property.getValue()));
  }

  private JsonNode parent(JsonNode document) {
    return step(document, steps.subList(0, steps.size() - 1));
  }

  private static JsonNode step(JsonNode document, List<String> steps) {
    JsonNode node = document;
    for (String step : steps) {
      node = node.isArray() ? node.path(Integer.parseInt(step)) : node.path(step);
    }
    return node;
  }
}
