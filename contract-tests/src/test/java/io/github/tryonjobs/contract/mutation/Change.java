package io.github.tryonjobs.contract.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/** What is done at a place of a copy of the contract. */
@FunctionalInterface
interface Change {

  /** Returns the changed document; the copy may be changed for it. */
  JsonNode apply(JsonNode copy, Place place);

  static Change remove() {
    return (copy, place) -> {
      place.remove(copy);
      return copy;
    };
  }

  static Change rename(String name) {
    return (copy, place) -> {
      place.rename(copy, name);
      return copy;
    };
  }

  /** Puts a value, written as JSON with single quotes, in the place of what stands there. */
  static Change set(String json) {
    JsonNode value = json(json);
    return (copy, place) -> {
      place.set(copy, value.deepCopy());
      return copy;
    };
  }

  /** Puts a property with a value, written as JSON with single quotes, into the object there. */
  static Change put(String name, String json) {
    JsonNode value = json(json);
    return (copy, place) -> {
      ((ObjectNode) place.in(copy)).set(name, value.deepCopy());
      return copy;
    };
  }

  /** Puts a value, written as JSON with single quotes, at the end of the array there. */
  static Change append(String json) {
    JsonNode value = json(json);
    return (copy, place) -> {
      ((ArrayNode) place.in(copy)).add(value.deepCopy());
      return copy;
    };
  }

  /** Leaves of a schema its description, and gives it a type. */
  static Change toPlain(String type) {
    return (copy, place) -> {
      ((ObjectNode) place.in(copy)).retain("description").put("type", type);
      return copy;
    };
  }

  /** Removes an enumeration value with its meaning. */
  static Change removeValue() {
    return (copy, place) -> {
      place.remove(copy);
      meanings(copy, place).remove(Integer.parseInt(place.last()));
      return copy;
    };
  }

  /** Adds a value with its meaning to an enumeration. */
  static Change addValue(String value) {
    return (copy, place) -> {
      ((ArrayNode) place.in(copy)).add(value);
      meanings(copy, place).add("Made up.");
      return copy;
    };
  }

  /** Lets a reference lead to the schema that comes next in the document. */
  static Change toNextSchema() {
    return (copy, place) -> {
      List<String> names =
          copy.at("/components/schemas").properties().stream().map(e -> e.getKey()).toList();
      String name = place.node().asText().substring("#/components/schemas/".length());
      String next = names.get((names.indexOf(name) + 1) % names.size());
      place.set(copy, TextNode.valueOf("#/components/schemas/" + next));
      return copy;
    };
  }

  /** Renames a property, where it is declared, required and shown. */
  static Change propertyEverywhere() {
    return (copy, place) -> {
      UnaryOperator<String> rename = text -> text.equals(place.last()) ? "other_" + text : text;
      return rewritten(copy, rename, rename);
    };
  }

  /**
   * Renames an enumeration value, where it is listed and shown, and the examples named after it.
   */
  static Change valueEverywhere() {
    return (copy, place) -> {
      String value = place.node().asText();
      String whole = "(?<![a-z])" + value + "(?![a-z])";
      return rewritten(
          copy,
          name -> name.replaceAll(whole, "other_" + value),
          text -> text.equals(value) ? "other_" + value : text);
    };
  }

  /** Renames a schema, and lets all references to it follow. */
  static Change schemaEverywhere() {
    return (copy, place) -> {
      String reference = "#/components/schemas/" + place.last();
      return rewritten(
          copy,
          name -> name.equals(place.last()) ? "Other" + name : name,
          text -> text.equals(reference) ? "#/components/schemas/Other" + place.last() : text);
    };
  }

  /** Renames a parameter, and the variable in the path. */
  static Change parameterEverywhere() {
    return (copy, place) -> {
      String name = place.node().path("name").asText();
      return rewritten(
          copy,
          path -> path.replace("{" + name + "}", "{other}"),
          text -> text.equals(name) ? "other" : text);
    };
  }

  /** Renames a security scheme, and what is required of a request. */
  static Change schemeEverywhere() {
    return (copy, place) ->
        rewritten(copy, name -> name.equals(place.last()) ? "Other" + name : name, text -> text);
  }

  private static JsonNode rewritten(
      JsonNode node, UnaryOperator<String> names, UnaryOperator<String> texts) {
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties()
          .forEach(
              property ->
                  object.set(
                      names.apply(property.getKey()),
                      rewritten(property.getValue(), names, texts)));
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      StreamSupport.stream(node.spliterator(), false)
          .forEach(element -> array.add(rewritten(element, names, texts)));
      return array;
    }
    return node.isTextual() ? TextNode.valueOf(texts.apply(node.asText())) : node;
  }

  private static ArrayNode meanings(JsonNode copy, Place place) {
    return (ArrayNode)
        copy.at("/components/schemas").path(place.steps().get(2)).path("x-enum-descriptions");
  }

  private static JsonNode json(String json) {
    try {
      return new ObjectMapper().readTree(json.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
