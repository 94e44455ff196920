package io.github.tryonjobs.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One operation of the contract, with its references followed. What it lacks is answered with a
 * missing node or an empty value. Immutable, as long as nobody changes its nodes.
 */
public final class Operation {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private static final Pattern STATUS_CODE = Pattern.compile("[1-5][0-9][0-9]");

  private final Contract contract;
  private final String path;
  private final String method;
  private final JsonNode item;
  private final JsonNode node;

  private Operation(Contract contract, String path, String method) {
    this.contract = contract;
    this.path = path;
    this.method = method;
    this.item = contract.resolved(contract.document().path("paths").path(path));
    this.node = item.path(method);
  }

  static List<Operation> all(Contract contract) {
    List<Operation> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : contract.document().path("paths").properties()) {
      contract.resolved(path.getValue()).properties().stream()
          .map(Map.Entry::getKey)
          .filter(METHODS::contains)
          .forEach(method -> all.add(new Operation(contract, path.getKey(), method)));
    }
    return List.copyOf(all);
  }

  static Operation none(Contract contract) {
    return new Operation(contract, "", "");
  }

  /** Returns the contract that it belongs to. */
  public Contract contract() {
    return contract;
  }

  /** Returns its {@code operationId}; an empty string if it has none. */
  public String id() {
    return node.path("operationId").asText();
  }

  /** Returns the verb that its id begins with, by which checks and reports name it. */
  public String name() {
    return id().replaceFirst("[A-Z].*", "");
  }

  /** Returns its method, in capital letters. */
  public String method() {
    return method.toUpperCase(Locale.ROOT);
  }

  /** Returns its path, as a template. */
  public String path() {
    return path;
  }

  /** Returns whether it is about a job that is there already, whose id is in the path. */
  public boolean takesJob() {
    return path.contains("{jobId}");
  }

  /** Returns what stands in the contract; a missing node if it is not there. */
  public JsonNode node() {
    return node;
  }

  /** Returns where it stands in the contract, as JSONPath. */
  public String place() {
    return "$.paths['" + path + "']." + method;
  }

  /** Returns its parameters, those of its path first. */
  public List<JsonNode> parameters() {
    return Stream.of(item, node)
        .flatMap(it -> it.path("parameters").valueStream())
        .map(contract::resolved)
        .toList();
  }

  /** Returns the body that its requests have; a missing node if they have none. */
  public JsonNode requestBody() {
    return contract.resolved(node.path("requestBody"));
  }

  /** Returns the media types of its requests, in the order of the contract. */
  public List<String> requestTypes() {
    return requestBody().path("content").properties().stream().map(Map.Entry::getKey).toList();
  }

  /** Returns the schema of a request's body; a missing node if there is none. */
  public JsonNode requestSchema(String mediaType) {
    return contract.resolved(requestBody().path("content").path(mediaType).path("schema"));
  }

  /** Returns the documented status codes. */
  public Set<Integer> statusCodes() {
    Set<Integer> codes = new TreeSet<>();
    for (Map.Entry<String, JsonNode> response : node.path("responses").properties()) {
      if (STATUS_CODE.matcher(response.getKey()).matches()) {
        codes.add(Integer.valueOf(response.getKey()));
      }
    }
    return codes;
  }

  /** Returns the response with a status code; a missing node if it is not documented. */
  public JsonNode response(int status) {
    return contract.resolved(node.path("responses").path(String.valueOf(status)));
  }

  /** Returns the headers of a response by their names; a missing node if it has none. */
  public JsonNode headers(int status) {
    return response(status).path("headers");
  }

  /** Returns the media type of a response; empty if it has no body. */
  public Optional<String> mediaType(int status) {
    return response(status).path("content").properties().stream()
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Returns the name of the schema of a response's body; empty if it has no body. */
  public Optional<String> bodySchema(int status) {
    return mediaType(status)
        .map(type -> response(status).path("content").path(type).at("/schema/$ref").asText())
        .filter(reference -> !reference.isEmpty())
        .map(Contract::schemaName);
  }

  /** Returns its documented responses, in the order of their status codes. */
  public List<NamedExample> examples() {
    List<NamedExample> examples = new ArrayList<>();
    for (int status : statusCodes()) {
      JsonNode named = named(status);
      for (Map.Entry<String, JsonNode> example : named.properties()) {
        examples.add(
            new NamedExample(
                this,
                status,
                example.getKey(),
                example.getValue().path("summary").asText(),
                Optional.ofNullable(example.getValue().get("value")),
                named.size() == 1));
      }
    }
    return examples;
  }

  /** Returns the examples of one status code. */
  public List<NamedExample> examples(int status) {
    return examples().stream().filter(example -> example.status() == status).toList();
  }

  private JsonNode named(int status) {
    return mediaType(status)
        .map(type -> response(status).path("content").path(type).path("examples"))
        .orElseGet(() -> response(status).path("x-examples"));
  }

  /** Returns where an example stands in the contract, as JSONPath. */
  String placeOf(NamedExample example) {
    int status = example.status();
    String reference = node.path("responses").path(String.valueOf(status)).path("$ref").asText();
    String response =
        reference.isEmpty()
            ? place() + ".responses['" + status + "']"
            : "$" + reference.substring(1).replace('/', '.');
    return response
        + mediaType(status).map(it -> ".content['" + it + "'].examples.").orElse("['x-examples'].")
        + example.name();
  }

  JsonNode nodeOf(NamedExample example) {
    return named(example.status()).path(example.name());
  }

  @Override
  public String toString() {
    return method() + " " + path;
  }
}
