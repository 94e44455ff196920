package io.github.tryonjobs.contract.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.compare.Schema.Openness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads schemas of a document, one level at a time, so that a schema which refers to itself does no
 * harm. {@code oneOf} and {@code anyOf} are read as what any of their members allows.
 */
final class SchemaReader {

  private static final List<String> CONSTRAINTS =
      List.of(
          "minLength",
          "maxLength",
          "pattern",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minItems",
          "maxItems",
          "uniqueItems",
          "minProperties",
          "maxProperties");

  private static final int DEEPEST = 100;

  private final OpenApiDocument document;

  SchemaReader(OpenApiDocument document) {
    this.document = document;
  }

  /**
   * Reads a schema.
   *
   * @throws UnfitDocumentException if a reference leads nowhere, outside or in circles
   */
  Schema read(JsonNode node) {
    return read(node, 0);
  }

  private Schema read(JsonNode node, int depth) {
    document.step(1 + node.path("properties").size() + node.path("enum").size());
    if (depth > DEEPEST) {
      throw new UnfitDocumentException(
          "a schema consists of itself, or of more than " + DEEPEST + " schemas in each other");
    }
    Schema schema = Schema.ANYTHING;
    if (node.path("$ref").isTextual()) {
      schema = read(document.target(node), depth + 1);
      if (!document.countsSiblings()) {
        return schema;
      }
    }
    schema = schema.and(keywords(node));
    for (JsonNode part : node.path("allOf")) {
      schema = schema.and(read(part, depth + 1));
    }
    for (String choice : List.of("oneOf", "anyOf")) {
      schema = schema.and(any(node.path(choice), depth + 1));
    }
    return schema;
  }

  private Schema any(JsonNode members, int depth) {
    List<Schema> choices = new ArrayList<>();
    boolean nullable = false;
    for (JsonNode member : members) {
      if (member.path("type").asText().equals("null")) {
        nullable = true;
      } else {
        choices.add(read(member, depth));
      }
    }
    Schema any = choices.stream().reduce(Schema::or).orElse(Schema.ANYTHING);
    return nullable ? any.and(keywords(Set.of(), true)) : any;
  }

  private static Schema keywords(Set<String> types, boolean nullable) {
    return new Schema(
        types,
        nullable,
        Map.of(),
        Set.of(),
        Set.of(),
        "",
        Openness.UNSAID,
        Optional.empty(),
        Map.of());
  }

  private Schema keywords(JsonNode node) {
    Set<String> types = texts(node.path("type"));
    boolean nullable = types.remove("null") || node.path("nullable").asBoolean();
    Set<String> values = values(node);
    if (types.isEmpty()) {
      types = guessed(node, values);
    }
    Map<String, JsonNode> properties = new LinkedHashMap<>();
    node.path("properties").properties().forEach(p -> properties.put(p.getKey(), p.getValue()));
    Map<String, String> constraints = new LinkedHashMap<>();
    CONSTRAINTS.stream()
        .filter(node::has)
        .forEach(keyword -> constraints.put(keyword, node.get(keyword).asText()));
    return new Schema(
        types,
        nullable,
        properties,
        texts(node.path("required")),
        values,
        node.path("format").asText(),
        openness(node),
        Optional.ofNullable(node.get("items")),
        constraints);
  }

  /** Returns the type that a schema means when it does not say one. */
  private static Set<String> guessed(JsonNode node, Set<String> values) {
    if (node.has("properties") || node.has("required")) {
      return Set.of("object");
    }
    if (node.has("items")) {
      return Set.of("array");
    }
    boolean isText = !values.isEmpty();
    for (JsonNode value : node.path("enum")) {
      isText &= value.isTextual() || value.isNull();
    }
    return isText && !node.path("const").isNumber() ? Set.of("string") : Set.of();
  }

  private static Set<String> values(JsonNode node) {
    Set<String> values = new TreeSet<>();
    node.path("enum")
        .forEach(
            value -> {
              if (!value.isNull()) {
                values.add(text(value));
              }
            });
    if (node.has("const")) {
      values.add(text(node.get("const")));
    }
    return values;
  }

  private static String text(JsonNode value) {
    return value.isContainerNode() ? "(a list or an object)" : value.asText();
  }

  private static Openness openness(JsonNode node) {
    for (String keyword : List.of("additionalProperties", "unevaluatedProperties")) {
      if (node.has(keyword)) {
        JsonNode says = node.get(keyword);
        return says.isBoolean() && !says.booleanValue() ? Openness.CLOSED : Openness.OPEN;
      }
    }
    return Openness.UNSAID;
  }

  private static Set<String> texts(JsonNode node) {
    Set<String> texts = new TreeSet<>();
    if (node.isTextual()) {
      texts.add(node.textValue());
    }
    if (node.isArray()) {
      node.forEach(text -> texts.add(text.asText()));
    }
    return texts;
  }
}
