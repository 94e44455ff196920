package io.github.tryonjobs.contract.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Texts;
import io.github.tryonjobs.contract.compare.Fact.Place;
import io.github.tryonjobs.contract.compare.Fact.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All that a document says about one operation, with its references followed. */
final class Facts {

  /** Deeper than any body of the API; a schema that contains itself has no end. */
  private static final int DEEPEST = 12;

  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
  private static final List<String> LIMITS =
      List.of("format", "minLength", "maxLength", "pattern", "minimum", "maximum", "minItems");
  private static final String LOCAL = "[a-z]+://(localhost|127\\.[0-9.]+|\\[::1\\])(:\\d+)?(/.*)?";

  private final Document document;
  private final Map<String, Fact> facts = new LinkedHashMap<>();

  private Facts(Document document) {
    this.document = document;
  }

  /**
   * Reads what is said about GET of a path; the names of the path's parameters do not matter.
   *
   * @throws IllegalArgumentException if nothing is
   */
  static Map<String, Fact> of(JsonNode root, String path) {
    Facts facts = new Facts(new Document(root));
    facts.operation(path);
    return facts.facts;
  }

  private void operation(String path) {
    List<String> elsewhere = new ArrayList<>();
    boolean isFound = false;
    for (Map.Entry<String, JsonNode> entry : document.root().path("paths").properties()) {
      JsonNode item = document.follow(entry.getValue());
      List<String> servers = document.servers(item, item.path("get"));
      String template = entry.getKey();
      boolean isWhole = isSame(path, template);
      boolean isPath =
          isWhole || servers.stream().anyMatch(it -> isSame(path, pathOf(it) + template));
      for (String method : METHODS.stream().filter(item::has).toList()) {
        String name = method.toUpperCase(Locale.ROOT);
        if (!isPath) {
          elsewhere.add(name + " " + template);
        } else if (!method.equals("get")) {
          add(Topic.METHOD, Place.CALL.at(method), "method " + name, "");
        }
      }
      if (isPath && item.has("get") && !isFound) {
        isFound = true;
        servers(servers, isWhole);
        parameters(item, template);
        responses(item.path("get").path("responses"));
      }
    }
    if (!isFound) {
      List<String> some = elsewhere.stream().sorted().limit(3).toList();
      String has = some.isEmpty() ? "no operation at all" : Texts.names(some);
      throw new IllegalArgumentException("does not have GET " + path + "; it has " + has);
    }
    elsewhere.forEach(
        it -> named(Topic.OPERATION, Place.CALL.at("operations", it), "operation ", it, ""));
  }

  private static boolean isSame(String one, String two) {
    return one.replaceAll("\\{[^{}]*}", "{}").equals(two.replaceAll("\\{[^{}]*}", "{}"));
  }

  private static String pathOf(String url) {
    return url.replaceFirst("^[a-zA-Z]+://[^/]*", "");
  }

  private void servers(List<String> urls, boolean isWhole) {
    urls.stream()
        .map(url -> isWhole ? url : url.substring(0, url.length() - pathOf(url).length()))
        .filter(address -> !address.isEmpty() && !address.matches(LOCAL))
        .forEach(it -> named(Topic.SERVER, Place.CALL.at("servers", it), "server ", it, ""));
  }

  private void named(Topic topic, Place place, String before, String name, String after) {
    add(topic, place, before + Texts.name(name) + after, "");
  }

  private void parameters(JsonNode item, String template) {
    List<String> ways = new ArrayList<>(document.security(item.path("get")));
    for (JsonNode list : List.of(item.path("parameters"), item.at("/get/parameters"))) {
      for (JsonNode node : list) {
        JsonNode parameter = document.follow(node);
        String name = parameter.path("name").asText();
        String in = parameter.path("in").asText();
        if (in.equals("header") && name.toLowerCase(Locale.ROOT).matches(".*api-?_?key")) {
          // Many documents describe the key so, instead of or besides a security scheme.
          ways.addAll(ways.isEmpty() ? List.of(Document.key(in, name)) : List.of());
        } else {
          boolean isInPath = in.equals("path");
          // The name of a parameter of the path does not matter, but its position does.
          String before = template.substring(0, Math.max(0, template.indexOf("{" + name + "}")));
          String key = isInPath ? "" + before.split("\\{", -1).length : name;
          Place place = new Place("request", "").at("parameters", in + "-" + key);
          String what = "parameter " + Texts.name(name) + " in " + Texts.oneLine(in);
          member(Topic.PARAMETER, place, what, isInPath, parameter);
        }
      }
    }
    for (String way : ways.stream().distinct().toList()) {
      add(
          Topic.SECURITY,
          Place.CALL.at("security", way),
          "the caller's identification by " + way,
          "");
    }
  }

  private void responses(JsonNode responses) {
    for (Map.Entry<String, JsonNode> entry : responses.properties()) {
      String code = Texts.oneLine(entry.getKey());
      JsonNode response = document.follow(entry.getValue());
      Place place = new Place("", "").at("responses", code);
      named(Topic.RESPONSE, place, "response ", code, "");
      for (Map.Entry<String, JsonNode> it : response.path("headers").properties()) {
        Place header = place.in(code).at("headers", it.getKey().toLowerCase(Locale.ROOT));
        String what = "header " + Texts.name(it.getKey());
        member(Topic.HEADER, header, what, false, document.follow(it.getValue()));
      }
      for (Map.Entry<String, JsonNode> it : response.path("content").properties()) {
        String type = Texts.oneLine(it.getKey().split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
        Place content = place.at("content", type);
        named(Topic.MEDIA_TYPE, content, "media type ", type, " of response " + Texts.name(code));
        schema(content.in(code + " " + type).at("schema"), "", it.getValue().path("schema"), 0);
      }
    }
  }

  private void member(Topic topic, Place place, String what, boolean isNeeded, JsonNode node) {
    String need = need(isNeeded || node.path("required").asBoolean());
    add(topic, place, what + " (" + need + ")", "");
    add(Topic.NEED, place, what, need);
    schema(place, what, node.path("schema"), 0);
  }

  /**
   * Adds what a schema says.
   *
   * @param name what it is the schema of; the names of properties, with dots; empty for a body
   */
  private void schema(Place place, String name, JsonNode node, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    JsonNode schema = document.merged(node);
    String what = name.isEmpty() ? "the body" : depth == 0 ? name : "property " + Texts.name(name);
    boolean isNullable =
        schema.path("nullable").asBoolean() || Document.texts(schema.path("type")).contains("null");
    add(Topic.TYPE, place, "the type of " + what, type(schema));
    add(Topic.NULL, place, what, isNullable ? "null at times" : "never null");
    if (schema.has("enum")) {
      Place list = place.at("enum");
      add(Topic.VALUES, list, "the list of values of " + what, "");
      Document.texts(schema.path("enum"))
          .forEach(it -> named(Topic.VALUES, list.at(it), "value ", it, " of " + what));
    }
    JsonNode more = schema.path("additionalProperties");
    boolean isClosed = more.isBoolean() && !more.booleanValue();
    String open = more.isMissingNode() ? "not closed" : "open for other properties";
    add(Topic.OPENNESS, place, what, isClosed ? "closed" : open);
    for (String limit : LIMITS.stream().filter(schema::has).toList()) {
      String subject = (limit.equals("format") ? "the format" : limit) + " of " + what;
      add(Topic.LIMIT, place, subject, Texts.name(schema.path(limit).asText()));
    }
    for (Map.Entry<String, JsonNode> it : schema.path("properties").properties()) {
      String path = name.isEmpty() || depth == 0 ? it.getKey() : name + "." + it.getKey();
      Place inside = place.at("properties", it.getKey());
      String property = "property " + Texts.name(path);
      String need = need(Document.texts(schema.path("required")).contains(it.getKey()));
      String type = Texts.oneLine(type(document.merged(it.getValue())));
      add(Topic.PROPERTY, inside, property + " (" + type + ", " + need + ")", "");
      add(Topic.NEED, inside, property, need);
      schema(inside, path, it.getValue(), depth + 1);
    }
    if (schema.has("items")) {
      schema(place.at("items"), name + "[]", schema.path("items"), depth + 1);
    }
  }

  private static String type(JsonNode schema) {
    List<String> types =
        Document.texts(schema.path("type")).stream().filter(it -> !it.equals("null")).toList();
    String implied =
        schema.has("properties") ? "object" : schema.has("enum") ? "string" : "anything";
    return types.isEmpty() ? implied : String.join(" or ", types);
  }

  private static String need(boolean isNeeded) {
    return isNeeded ? "required" : "optional";
  }

  private void add(Topic topic, Place place, String subject, String value) {
    Fact fact = new Fact(topic, place, subject, Texts.oneLine(value));
    facts.putIfAbsent(fact.key(), fact);
  }
}
