package io.github.tryonjobs.contract.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** What is done at a place of a document. */
@FunctionalInterface
interface Change {

  /** Returns the changed copy of a document. */
  JsonNode apply(JsonNode document, List<String> place);

  /** Reads a change: a verb, and what it needs. */
  static Change of(String text) {
    String[] words = text.split(" ", 3);
    String first = words.length > 1 ? words[1] : "";
    String rest = text.substring(Math.min(text.length(), words[0].length() + 1));
    return switch (words[0]) {
      case "remove" -> edit((parent, name, node) -> remove(parent, name));
      case "rename" -> edit((parent, name, node) -> rename((ObjectNode) parent, name, first));
      case "set" -> edit((parent, name, node) -> set(parent, name, Mutant.json(rest)));
      case "capitals" ->
          edit(
              (parent, name, node) ->
                  set(parent, name, TextNode.valueOf(node.asText().toUpperCase(Locale.ROOT))));
      case "put" ->
          edit(
              (parent, name, node) -> {
                if (node instanceof ObjectNode object) {
                  object.set(first, Mutant.json(words[2]));
                }
              });
      case "append" -> edit((parent, name, node) -> ((ArrayNode) node).add(Mutant.json(rest)));
      case "toPlain" ->
          edit(
              (parent, name, node) -> ((ObjectNode) node).retain("description").put("type", first));
      case "removeValue" ->
          edited(
              (copy, place) -> {
                remove(at(copy, place.subList(0, place.size() - 1)), place.get(place.size() - 1));
                meanings(copy, place).remove(Integer.parseInt(place.get(place.size() - 1)));
              });
      case "addValue" ->
          edited(
              (copy, place) -> {
                ((ArrayNode) at(copy, place)).add(first);
                meanings(copy, place).add("Made up.");
              });
      case "toNext" -> Change::next;
      case "propertyEverywhere", "schemeEverywhere", "schemaEverywhere" -> Change::nameEverywhere;
      case "valueEverywhere" -> Change::valueEverywhere;
      case "parameterEverywhere" -> Change::parameterEverywhere;
      default -> throw new IllegalArgumentException("there is no change " + text);
    };
  }

  /** A change of a parent, the name of a child, and the child. */
  interface Edit {
    void apply(JsonNode parent, String name, JsonNode node);
  }

  private static Change edited(BiConsumer<JsonNode, List<String>> editing) {
    return (document, place) -> {
      JsonNode copy = document.deepCopy();
      editing.accept(copy, place);
      return copy;
    };
  }

  private static Change edit(Edit edit) {
    return edited(
        (copy, place) -> {
          int last = place.size() - 1;
          JsonNode parent = last < 0 ? copy : at(copy, place.subList(0, last));
          edit.apply(parent, last < 0 ? "" : place.get(last), at(copy, place));
        });
  }

  private static JsonNode at(JsonNode document, List<String> place) {
    JsonNode node = document;
    for (String step : place) {
      node = node.isArray() ? node.path(Integer.parseInt(step)) : node.path(step);
    }
    return node;
  }

  private static void remove(JsonNode parent, String name) {
    if (parent instanceof ObjectNode object) {
      object.remove(name);
    } else {
      ((ArrayNode) parent).remove(Integer.parseInt(name));
    }
  }

  private static void set(JsonNode parent, String name, JsonNode value) {
    if (parent instanceof ObjectNode object) {
      object.set(name, value);
    } else {
      ((ArrayNode) parent).set(Integer.parseInt(name), value);
    }
  }

  /** Renames in the object and at its place there. */
  private static void rename(ObjectNode object, String name, String other) {
    List<Map.Entry<String, JsonNode>> all = List.copyOf(object.deepCopy().properties());
    object.removeAll();
    all.forEach(it -> object.set(it.getKey().equals(name) ? other : it.getKey(), it.getValue()));
  }

  private static ArrayNode meanings(JsonNode copy, List<String> place) {
    return (ArrayNode) at(copy, place.subList(0, 3)).path("x-enum-descriptions");
  }

  /** Sets a reference to the component that comes next. */
  private static JsonNode next(JsonNode document, List<String> place) {
    String reference = at(document, place).asText();
    int last = reference.lastIndexOf('/');
    List<String> names =
        document.at(reference.substring(1, last)).properties().stream()
            .map(Map.Entry::getKey)
            .toList();
    int next = (names.indexOf(reference.substring(last + 1)) + 1) % names.size();
    String other = reference.substring(0, last + 1) + names.get(next);
    return of("set '" + other + "'").apply(document, place);
  }

  /** Renames a property, schema or security scheme, wherever it is named. */
  private static JsonNode nameEverywhere(JsonNode document, List<String> place) {
    String name = place.get(place.size() - 1);
    String reference = "#/components/schemas/";
    return rewritten(
        document,
        it -> it.equals(name) ? "other_" + it : it,
        it ->
            it.equals(name) || it.equals(reference + name)
                ? it.substring(0, it.length() - name.length()) + "other_" + name
                : it);
  }

  /**
   * Renames an enumeration value, where it is listed and shown, and the examples named after it.
   */
  private static JsonNode valueEverywhere(JsonNode document, List<String> place) {
    String value = at(document, place).asText();
    String whole = "(?<![a-z])" + value + "(?![a-z])";
    return rewritten(
        document,
        it -> it.replaceAll(whole, "other_" + value),
        it -> it.equals(value) ? "other_" + value : it);
  }

  /** Renames a parameter, and the variable in the path. */
  private static JsonNode parameterEverywhere(JsonNode document, List<String> place) {
    String name = at(document, place).path("name").asText();
    return rewritten(
        document,
        it -> it.replace("{" + name + "}", "{other}"),
        it -> it.equals(name) ? "other" : it);
  }

  private static JsonNode rewritten(
      JsonNode node, UnaryOperator<String> names, UnaryOperator<String> strings) {
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties()
          .forEach(
              it -> object.set(names.apply(it.getKey()), rewritten(it.getValue(), names, strings)));
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(it -> array.add(rewritten(it, names, strings)));
      return array;
    }
    return node.isTextual() ? TextNode.valueOf(strings.apply(node.asText())) : node;
  }
}
