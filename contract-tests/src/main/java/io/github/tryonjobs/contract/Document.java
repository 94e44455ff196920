package io.github.tryonjobs.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An OpenAPI document whose references are followed within it and nowhere else. What leads nowhere,
 * elsewhere or in circles throws {@link IllegalArgumentException}, whose message says what is
 * wrong. Not safe for use by several threads, as it counts how much was asked of it.
 */
public final class Document {

  private static final int MAX_STEPS = 20_000;
  private static final int DEEPEST = 100;
  private static final Pattern ADDRESS = Pattern.compile("^[a-zA-Z]+://[^/]+");

  private final JsonNode root;
  private int steps;

  /** Takes a document, whose nodes are not changed. */
  public Document(JsonNode root) {
    this.root = root;
  }

  /** Returns the whole document. */
  public JsonNode root() {
    return root;
  }

  /** Returns the node, or what it refers to, however many references it takes. */
  public JsonNode follow(JsonNode node) {
    JsonNode target = node;
    while (target.path("$ref").isTextual()) {
      target = target(target.path("$ref").asText());
    }
    return target;
  }

  private JsonNode target(String reference) {
    step(1);
    if (!reference.startsWith("#")) {
      throw new IllegalArgumentException(
          "the reference " + Texts.name(reference) + " leads outside of the document; bundle it");
    }
    // References are written for addresses, in which braces are encoded.
    String pointer = reference.substring(1).replace("%7B", "{").replace("%7D", "}");
    boolean isPointer = pointer.matches("(?s)(/.*)?");
    JsonNode target = isPointer ? root.at(pointer) : MissingNode.getInstance();
    if (target.isMissingNode()) {
      throw new IllegalArgumentException(
          "the reference " + Texts.name(reference) + " leads nowhere");
    }
    return target;
  }

  /** Counts steps, so that a document which multiplies by its references ends all the same. */
  private void step(int more) {
    steps += more;
    if (steps > MAX_STEPS) {
      throw new IllegalArgumentException(
          "is too large to be compared, or its references go in circles");
    }
  }

  /**
   * Returns one level of a schema as one object: with what it refers to, and its parts. It has a
   * {@code type}, in words, and says of null whether it is {@code nullable}, as OpenAPI 3.0 does.
   */
  public ObjectNode merged(JsonNode schema) {
    ObjectNode merged = merge(schema, JsonNodeFactory.instance.objectNode(), 0);
    boolean isString = merged.has("enum") || merged.has("contentMediaType");
    String implied = merged.has("properties") ? "object" : isString ? "string" : "anything";
    List<String> types = new ArrayList<>(texts(merged.path("type")));
    boolean isNullable = types.remove("null") || merged.path("nullable").asBoolean();
    return merged
        .put("type", types.isEmpty() ? implied : Texts.oneLine(String.join(" or ", types)))
        .put("nullable", isNullable);
  }

  private ObjectNode merge(JsonNode node, ObjectNode into, int depth) {
    step(1 + node.path("properties").size() + node.path("enum").size());
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("a schema consists of itself");
    }
    for (Map.Entry<String, JsonNode> keyword : node.properties()) {
      JsonNode value = keyword.getValue();
      switch (keyword.getKey()) {
        case "$ref" -> merge(target(value.asText()), into, depth + 1);
        case "allOf" -> value.forEach(part -> merge(part, into, depth + 1));
        case "oneOf", "anyOf" -> merge(choice(value, depth + 1), into, depth + 1);
        case "properties" -> value.properties().forEach(it -> property(it, into, "allOf"));
        case "required", "type" -> texts(value).forEach(into.withArray(keyword.getKey())::add);
        case "const" -> into.putIfAbsent("enum", into.arrayNode().add(value));
        default -> into.putIfAbsent(keyword.getKey(), value);
      }
    }
    return into;
  }

  /** Returns what any of the choices allows, and what all of them want. */
  private ObjectNode choice(JsonNode choices, int depth) {
    List<ObjectNode> parts = new ArrayList<>();
    choices.forEach(it -> parts.add(merge(it, JsonNodeFactory.instance.objectNode(), depth)));
    boolean isNullable = parts.removeIf(it -> texts(it.path("type")).equals(List.of("null")));
    ObjectNode any =
        parts.stream().reduce(Document::either).orElseGet(JsonNodeFactory.instance::objectNode);
    return isNullable ? any.put("nullable", true) : any;
  }

  private static ObjectNode either(ObjectNode one, ObjectNode two) {
    ObjectNode any = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> it : one.properties()) {
      String name = it.getKey();
      JsonNode value = it.getValue();
      JsonNode other = two.path(name);
      if (name.equals("properties")) {
        value.properties().forEach(property -> property(property, any, "anyOf"));
      } else if (name.equals("required")) {
        List<String> needed = texts(other);
        texts(value).stream().filter(needed::contains).forEach(any.withArray(name)::add);
      } else if (List.of("type", "enum").contains(name) && other.isArray()) {
        any.withArray(name).addAll((ArrayNode) value).addAll((ArrayNode) other);
      } else if (value.equals(other)) {
        any.set(name, value);
      }
    }
    two.path("properties").properties().forEach(it -> property(it, any, "anyOf"));
    if (one.path("nullable").asBoolean() || two.path("nullable").asBoolean()) {
      any.put("nullable", true);
    }
    return any;
  }

  /** Adds a property; one that is there already is both, as the keyword says. */
  private static void property(Map.Entry<String, JsonNode> it, ObjectNode into, String both) {
    ObjectNode all = into.withObjectProperty("properties");
    JsonNode known = all.get(it.getKey());
    if (known == null || known.equals(it.getValue())) {
      all.set(it.getKey(), it.getValue());
    } else {
      all.putObject(it.getKey()).putArray(both).add(known).add(it.getValue());
    }
  }

  /** Returns the strings of a list, or of a node by itself, in the order of the alphabet. */
  public static List<String> texts(JsonNode node) {
    Stream<JsonNode> values = node.isArray() ? node.valueStream() : Stream.of(node);
    return values.map(it -> it.asText("")).filter(it -> !it.isEmpty()).distinct().sorted().toList();
  }

  /** Returns what identifies the caller: the ways that are accepted, in words. */
  public List<String> security(JsonNode operation) {
    JsonNode ways = operation.has("security") ? operation.path("security") : root.path("security");
    return ways.valueStream()
        .map(way -> way.propertyStream().map(it -> scheme(it.getKey())))
        .map(schemes -> schemes.collect(Collectors.joining(" and ")))
        .map(way -> way.isEmpty() ? "nothing" : way)
        .toList();
  }

  private String scheme(String name) {
    JsonNode scheme = follow(root.path("components").path("securitySchemes").path(name));
    String type = scheme.path("type").asText();
    return type.equals("apiKey")
        ? key(scheme.path("in").asText(), scheme.path("name").asText())
        : Texts.oneLine(type + " " + scheme.path("scheme").asText());
  }

  /** Returns where a key is, in words; the case of a header's name does not matter. */
  public static String key(String in, String name) {
    String shown = in.equals("header") ? name.toUpperCase(Locale.ROOT) : name;
    return "an API key in the " + Texts.oneLine(in + " " + shown);
  }

  /** Returns the addresses of the servers of an operation, or of its path, or of the document. */
  public List<String> servers(JsonNode item, JsonNode operation) {
    JsonNode level = operation.has("servers") ? operation : item.has("servers") ? item : root;
    List<String> urls = new ArrayList<>();
    for (JsonNode server : level.path("servers")) {
      step(1 + server.path("variables").size());
      String url = server.path("url").asText();
      for (Map.Entry<String, JsonNode> it : server.path("variables").properties()) {
        url = url.replace("{" + it.getKey() + "}", it.getValue().path("default").asText());
      }
      urls.add(ADDRESS.matcher(url.replaceAll("/$", "")).replaceFirst(Document::normalized));
    }
    return urls;
  }

  /** The case of a host does not matter, and the port of a scheme goes without saying. */
  private static String normalized(MatchResult address) {
    String lower = address.group().toLowerCase(Locale.ROOT);
    return Matcher.quoteReplacement(
        lower.replaceFirst("^(https://.*):443$|^(http://.*):80$", "$1$2"));
  }
}
