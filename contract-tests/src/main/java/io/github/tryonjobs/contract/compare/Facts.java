package io.github.tryonjobs.contract.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.Operation;
import io.github.tryonjobs.contract.Texts;
import io.github.tryonjobs.contract.compare.Fact.Place;
import io.github.tryonjobs.contract.compare.Fact.Topic;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All that a document says about the operations of our contract, with its references followed. */
final class Facts {

  /** Deeper than any body of the API; a schema that contains itself has no end. */
  private static final int DEEPEST = 12;

  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
  private static final List<String> LIMITS =
      List.of("format", "minLength", "maxLength", "pattern", "minimum", "maximum", "minItems");

  /** Headers that OpenAPI says elsewhere, and whose descriptions it ignores. */
  private static final Set<String> IGNORED = Set.of("accept", "content-type", "authorization");

  private static final String LOCAL = "[a-z]+://(localhost|127\\.[0-9.]+|\\[::1\\])(:\\d+)?(/.*)?";

  private final Document document;
  private final List<Operation> calls;
  private final Map<String, Fact> facts = new LinkedHashMap<>();

  private Facts(Document document, List<Operation> calls) {
    this.document = document;
    this.calls = calls;
  }

  /** Reads what is said about operations; the names of their paths' parameters do not matter. */
  static Map<String, Fact> of(List<JsonNode> roots, Contract contract) {
    Map<String, Fact> all = new LinkedHashMap<>();
    Set<String> others = new TreeSet<>();
    boolean isFound = false;
    for (JsonNode root : roots) {
      Facts facts = new Facts(new Document(root), contract.operations());
      isFound |= facts.operations(others);
      facts.facts.forEach(all::putIfAbsent);
    }
    if (!isFound) {
      List<String> some = others.stream().limit(3).toList();
      String has = some.isEmpty() ? "no operation at all" : Texts.names(some);
      List<String> wanted = contract.operations().stream().map(Operation::toString).toList();
      throw new IllegalArgumentException(
          "does not have " + String.join(" or ", wanted) + "; it has " + has);
    }
    return all;
  }

  /** Returns whether there is one that is looked for. */
  private boolean operations(Set<String> others) {
    Set<Operation> found = new HashSet<>();
    for (Map.Entry<String, JsonNode> entry : document.root().path("paths").properties()) {
      String template = entry.getKey();
      JsonNode item = document.follow(entry.getValue());
      for (String method : METHODS.stream().filter(item::has).toList()) {
        List<String> servers = document.servers(item, item.path(method));
        String path = path(template, servers);
        Optional<Operation> call =
            calls.stream()
                .filter(it -> it.method().equalsIgnoreCase(method) && it.path().equals(path))
                .findFirst();
        if (call.isEmpty()) {
          String name = method.toUpperCase(Locale.ROOT) + " " + template;
          others.add(name);
          other(method, path, name);
        } else if (found.add(call.get())) {
          servers(servers, bare(path).equals(bare(template)));
          operation(call.get(), template, item);
        }
      }
    }
    return !found.isEmpty();
  }

  /** Returns the path of our contract that a template stands for, or else the template. */
  private String path(String template, List<String> servers) {
    return Stream.concat(Stream.of(""), servers.stream().map(Facts::pathOf))
        .map(base -> bare(base + template))
        .flatMap(it -> calls.stream().map(Operation::path).filter(path -> bare(path).equals(it)))
        .findFirst()
        .orElse(template);
  }

  private static String bare(String template) {
    return template.replaceAll("\\{[^{}]*}", "{}");
  }

  private static String pathOf(String url) {
    return url.replaceFirst("^[a-zA-Z]+://[^/]*", "");
  }

  static Place place(Operation call) {
    String method = call.method().toLowerCase(Locale.ROOT);
    return new Place(call.name(), "").at("paths", call.path(), method);
  }

  /** Adds an operation that is not ours: at one of our paths, below one, or elsewhere. */
  private void other(String method, String path, String name) {
    boolean isNear = calls.stream().anyMatch(it -> (path + "/").startsWith(it.path() + "/"));
    Place place = Place.CALL.at("paths", path, method);
    named(isNear ? Topic.METHOD : Topic.OPERATION, place, "operation ", name, "");
  }

  private void operation(Operation call, String template, JsonNode item) {
    Place at = place(call);
    JsonNode operation = item.path(call.method().toLowerCase(Locale.ROOT));
    named(Topic.METHOD, at.in(""), "operation ", call.toString(), "");
    parameters(call, item, operation, template);
    JsonNode request = document.follow(operation.path("requestBody"));
    content(at.at("requestBody"), call.name() + " request", "the request", request);
    responses(call, operation.path("responses"));
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

  private void parameters(Operation call, JsonNode item, JsonNode operation, String template) {
    List<String> ways = document.security(operation);
    for (JsonNode list : List.of(item.path("parameters"), operation.path("parameters"))) {
      for (JsonNode node : list) {
        JsonNode parameter = document.follow(node);
        String name = parameter.path("name").asText();
        String in = parameter.path("in").asText();
        String header = in.equals("header") ? name.toLowerCase(Locale.ROOT) : "";
        if (IGNORED.contains(header)) {
          continue;
        }
        if (header.matches(".*api-?_?key")) {
          // Many documents describe the key so, instead of or besides a security scheme.
          ways = ways.isEmpty() ? List.of(Document.key(in, name)) : ways;
        } else {
          boolean isInPath = in.equals("path");
          // The name of a parameter of the path does not matter, but its position does.
          String before = template.substring(0, Math.max(0, template.indexOf("{" + name + "}")));
          String key = isInPath ? "" + before.split("\\{", -1).length : name;
          Place place = place(call).in(call.name() + " request").at("parameters", in + "-" + key);
          String what = "parameter " + Texts.name(name) + " in " + Texts.oneLine(in);
          member(Topic.PARAMETER, place, what, isInPath, parameter);
        }
      }
    }
    for (String way : ways) {
      String what = "the caller's identification by " + way;
      add(Topic.SECURITY, place(call).at("security", way), what, "");
    }
  }

  private void responses(Operation call, JsonNode responses) {
    for (Map.Entry<String, JsonNode> entry : responses.properties()) {
      String code = Texts.oneLine(entry.getKey());
      JsonNode response = document.follow(entry.getValue());
      Place place = place(call).at("responses", code);
      named(Topic.RESPONSE, place, "response ", code, "");
      String words = call.name() + " " + code;
      for (Map.Entry<String, JsonNode> it : response.path("headers").properties()) {
        String name = it.getKey().toLowerCase(Locale.ROOT);
        if (!IGNORED.contains(name)) {
          Place header = place.in(words).at("headers", name);
          String what = "header " + Texts.name(it.getKey());
          member(Topic.HEADER, header, what, false, document.follow(it.getValue()));
        }
      }
      content(place, words, "response " + Texts.name(code), response);
    }
  }

  private void content(Place place, String words, String what, JsonNode message) {
    for (Map.Entry<String, JsonNode> it : message.path("content").properties()) {
      String type = Texts.oneLine(it.getKey().split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
      Place content = place.at("content", type);
      named(Topic.MEDIA_TYPE, content, "media type ", type, " of " + what);
      schema(content.in(words + " " + type).at("schema"), "", it.getValue().path("schema"), 0);
    }
  }

  private void member(Topic topic, Place place, String what, boolean isNeeded, JsonNode node) {
    String need = need(isNeeded || node.path("required").asBoolean());
    add(topic, place, what + " (" + need + ")", "");
    add(Topic.NEED, place, what, need);
    schema(place, what, node.findPath("schema"), 0); // Of its only content, if it has one.
  }

  /** Adds what a schema says of a body, or of a property with a name of names and dots. */
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
    boolean isString = schema.has("enum") || schema.has("contentMediaType");
    String implied = schema.has("properties") ? "object" : isString ? "string" : "anything";
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
