package io.github.tryonjobs.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The contract, as it is written. What it lacks is answered with a missing node or an empty value
 * and not with an exception, so that a contract with mistakes can be judged, too. Immutable, as
 * long as nobody changes its nodes.
 */
public final class Contract {

  private static final String RESOURCE = "/META-INF/openapi/try-on-jobs.yaml";

  private final JsonNode document;
  private final List<Operation> operations;

  private Contract(JsonNode document) {
    this.document = document;
    this.operations = Operation.all(this);
  }

  /** Reads the contract from the class path. */
  public static Contract load() {
    Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(Texts.resource(RESOURCE));
    return new Contract(new ObjectMapper().valueToTree(yaml));
  }

  /**
   * Reads a contract from a string.
   *
   * @throws IllegalArgumentException if the string is not JSON
   */
  public static Contract parse(String json) {
    try {
      return new Contract(new ObjectMapper().readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the contract is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** Returns the whole document. */
  public JsonNode document() {
    return document;
  }

  /** Returns the version of the contract. */
  public String version() {
    return document.at("/info/version").asText();
  }

  /** Returns the operations, in the order of the contract. */
  public List<Operation> operations() {
    return operations;
  }

  /** Returns the operation with an id; one that has nothing if it is not there. */
  public Operation operation(String id) {
    return operations.stream()
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .orElseGet(() -> Operation.none(this));
  }

  /** Returns the operation that starts a job. */
  public Operation start() {
    return operation("startTryOn");
  }

  /** Returns the operation that tells how far a job has come. */
  public Operation status() {
    return operation("getTryOnJob");
  }

  /** Returns the operation that cancels a job. */
  public Operation cancel() {
    return operation("cancelTryOnJob");
  }

  /** Returns all documented responses, in the order of the contract. */
  public List<NamedExample> examples() {
    return operations.stream().flatMap(operation -> operation.examples().stream()).toList();
  }

  /** Returns a schema by its name; a missing node if there is none. */
  public JsonNode schema(String name) {
    return document.at("/components/schemas").path(name);
  }

  /** Returns the values of the enumeration that a property of a schema has. */
  public List<String> enumeration(String schema, String property) {
    JsonNode values = referred(schema(schema).path("properties").path(property)).path("enum");
    return StreamSupport.stream(values.spliterator(), false).map(JsonNode::asText).toList();
  }

  /** Returns the schema that a property refers to; the property itself if it refers to none. */
  public JsonNode referred(JsonNode property) {
    JsonNode reference = property.at("/allOf/0/$ref");
    return reference.isMissingNode() ? property : schema(schemaName(reference.asText()));
  }

  /** Returns what a node refers to with {@code $ref}; the node itself if it refers to nothing. */
  public JsonNode resolved(JsonNode node) {
    try {
      return new Document(document).follow(node);
    } catch (IllegalArgumentException e) {
      return MissingNode.getInstance();
    }
  }

  /** Returns the most bytes that an image of a start may have. */
  public long mostImageBytes() {
    return schema("TryOnForm").at("/x-image-limits/bytes").longValue();
  }

  /** Returns the name of the header that takes the API key. */
  public String apiKeyHeader() {
    return document.at("/components/securitySchemes/ApiKey/name").asText();
  }

  /** Returns the name of the schema that a {@code $ref} points to. */
  public static String schemaName(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }
}
