package io.github.tryonjobs.contract.compare;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.Document;
import io.github.tryonjobs.contract.Operation;
import io.github.tryonjobs.contract.Texts;
import io.github.tryonjobs.contract.compare.Fact.Place;
import io.github.tryonjobs.contract.compare.Fact.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    for (JsonNode root : roots) {
      Facts facts = new Facts(new Document(root), contract.operations());
      facts.operations();
      facts.facts.forEach(all::putIfAbsent);
    }
    List<Operation> calls = contract.operations();
    if (calls.stream().noneMatch(it -> all.containsKey(place(it).pointer()))) {
      List<String> some =
          all.values().stream().map(it -> it.subject().replace("operation ", "")).sorted().toList();
      List<String> wanted = calls.stream().map(Operation::toString).toList();
      throw new IllegalArgumentException(
          "does not have "
              + String.join(" or ", wanted)
              + "; it has "
              + (some.isEmpty()
                  ? "no operation at all"
                  : some.stream().limit(3).collect(joining(", "))));
    }
    return all;
  }

  static Place place(Operation call) {
    String method = call.method().toLowerCase(Locale.ROOT);
    return new Place(call.name(), "").at("paths", call.path(), method);
  }

  private void operations() {
    for (Map.Entry<String, JsonNode> entry : document.root().path("paths").properties()) {
      JsonNode item = document.follow(entry.getValue());
      for (String method : METHODS.stream().filter(item::has).toList()) {
        operation(entry.getKey(), method, item);
      }
    }
  }

  /** Adds an operation: one of ours, or another at one of our paths, below one, or elsewhere. */
  private void operation(String template, String method, JsonNode item) {
    JsonNode operation = item.path(method);
    List<String> servers = document.servers(item, operation);
    String path = path(template, servers);
    Place place = Place.CALL.at("paths", path, method);
    if (facts.containsKey(place.pointer())) {
      return; // The same path with a parameter that has another name.
    }
    Optional<Operation> call =
        calls.stream().filter(it -> place(it).pointer().equals(place.pointer())).findFirst();
    boolean isNear = calls.stream().anyMatch(it -> (path + "/").startsWith(it.path() + "/"));
    String name = method.toUpperCase(Locale.ROOT) + " " + (call.isPresent() ? path : template);
    add(isNear ? Topic.METHOD : Topic.OPERATION, place, "operation " + Texts.name(name), "");
    if (call.isPresent()) {
      Place ours = place.in(call.get().name());
      servers(servers, bare(path).equals(bare(template)));
      parameters(ours, item, operation, template);
      JsonNode request = document.follow(operation.path("requestBody"));
      content(ours.at("requestBody"), ours.words() + " request", "the request", request);
      responses(ours, operation.path("responses"));
    }
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

  private void servers(List<String> urls, boolean isWhole) {
    for (String url : urls) {
      String address = isWhole ? url : url.substring(0, url.length() - pathOf(url).length());
      if (!address.isEmpty() && !address.matches(LOCAL)) {
        Place place = Place.CALL.at("servers", address);
        add(Topic.SERVER, place, "server " + Texts.name(address), "");
      }
    }
  }

  private void parameters(Place call, JsonNode item, JsonNode operation, String template) {
    List<String> ways = document.security(operation);
    List<JsonNode> parameters =
        Stream.of(item, operation)
            .flatMap(it -> it.path("parameters").valueStream())
            .map(document::follow)
            .toList();
    for (JsonNode parameter : parameters) {
      String name = parameter.path("name").asText();
      String in = parameter.path("in").asText();
      String header = in.equals("header") ? name.toLowerCase(Locale.ROOT) : "";
      if (header.matches(".*api-?_?key")) {
        // Many documents describe the key so, instead of or besides a security scheme.
        ways = ways.isEmpty() ? List.of(Document.key(in, name)) : ways;
      } else if (!IGNORED.contains(header)) {
        boolean isInPath = in.equals("path");
        // The name of a parameter of the path does not matter, but its position does.
        String before = template.substring(0, Math.max(0, template.indexOf("{" + name + "}")));
        String key = isInPath ? "" + before.split("\\{", -1).length : name;
        Place place = call.in(call.words() + " request").at("parameters", in + "-" + key);
        String what = "parameter " + Texts.name(name) + " in " + Texts.oneLine(in);
        member(Topic.PARAMETER, place, what, isInPath, parameter);
      }
    }
    for (String way : ways) {
      String what = "the caller's identification by " + way;
      add(Topic.SECURITY, call.at("security", way), what, "");
    }
  }

  private void responses(Place call, JsonNode responses) {
    for (Map.Entry<String, JsonNode> entry : responses.properties()) {
      String code = Texts.oneLine(entry.getKey());
      String what = "response " + Texts.name(code);
      String words = call.words() + " " + code;
      JsonNode response = document.follow(entry.getValue());
      Place place = call.at("responses", code);
      add(Topic.RESPONSE, place, what, "");
      for (Map.Entry<String, JsonNode> it : response.path("headers").properties()) {
        String name = it.getKey().toLowerCase(Locale.ROOT);
        if (!IGNORED.contains(name)) {
          Place header = place.in(words).at("headers", name);
          String named = "header " + Texts.name(it.getKey());
          member(Topic.HEADER, header, named, false, document.follow(it.getValue()));
        }
      }
      content(place, words, what, response);
    }
  }

  private void content(Place place, String words, String what, JsonNode message) {
    for (Map.Entry<String, JsonNode> it : message.path("content").properties()) {
      String type = Texts.oneLine(it.getKey().split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
      Place content = place.at("content", type);
      add(Topic.MEDIA_TYPE, content, "media type " + Texts.name(type) + " of " + what, "");
      JsonNode schema = document.merged(it.getValue().path("schema"));
      schema(content.in(words + " " + type).at("schema"), "", schema, 0);
    }
  }

  private void member(Topic topic, Place place, String what, boolean isNeeded, JsonNode node) {
    need(topic, place, what, "", isNeeded || node.path("required").asBoolean());
    JsonNode schema =
        document.merged(node.findPath("schema")); // Of its only content, if it has one.
    schema(place, what, schema, 0);
  }

  private void need(Topic topic, Place place, String what, String type, boolean isNeeded) {
    String need = isNeeded ? "required" : "optional";
    add(topic, place, what + " (" + type + need + ")", "");
    add(Topic.NEED, place, what, need);
  }

  /** Adds what a schema says of a body, or of a property with a name of names and dots. */
  private void schema(Place place, String name, JsonNode schema, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    String what = name.isEmpty() ? "the body" : depth == 0 ? name : "property " + Texts.name(name);
    boolean isNullable = schema.path("nullable").asBoolean();
    add(Topic.TYPE, place, "the type of " + what, schema.path("type").asText());
    add(Topic.NULL, place, what, isNullable ? "null at times" : "never null");
    if (schema.has("enum")) {
      Place list = place.at("enum");
      add(Topic.VALUES, list, "the list of values of " + what, "");
      for (String it : Document.texts(schema.path("enum"))) {
        add(Topic.VALUES, list.at(it), "value " + Texts.name(it) + " of " + what, "");
      }
    }
    JsonNode more = schema.path("additionalProperties");
    boolean isClosed = more.isBoolean() && !more.booleanValue();
    String open = more.isMissingNode() ? "not closed" : "open for other properties";
    add(Topic.OPENNESS, place, what, isClosed ? "closed" : open);
    for (String limit : LIMITS.stream().filter(schema::has).toList()) {
      String subject = (limit.equals("format") ? "the format" : limit) + " of " + what;
      add(Topic.LIMIT, place, subject, Texts.name(schema.path(limit).asText()));
    }
    List<String> needed = Document.texts(schema.path("required"));
    for (Map.Entry<String, JsonNode> it : schema.path("properties").properties()) {
      String path = depth == 0 ? it.getKey() : name + "." + it.getKey();
      Place inside = place.at("properties", it.getKey());
      JsonNode property = document.merged(it.getValue());
      String type = property.path("type").asText() + ", ";
      boolean isNeeded = needed.contains(it.getKey());
      need(Topic.PROPERTY, inside, "property " + Texts.name(path), type, isNeeded);
      schema(inside, path, property, depth + 1);
    }
    if (schema.has("items")) {
      schema(place.at("items"), name + "[]", document.merged(schema.path("items")), depth + 1);
    }
  }

  private void add(Topic topic, Place place, String subject, String value) {
    Fact fact = new Fact(topic, place, subject, Texts.oneLine(value));
    facts.putIfAbsent(fact.key(), fact);
  }
}
