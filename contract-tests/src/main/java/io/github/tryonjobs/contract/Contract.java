package io.github.tryonjobs.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The contract of the one operation. What it lacks is answered with a missing node or an empty
 * value and not with an exception, so that a contract with mistakes can be judged, too. Immutable,
 * as long as nobody changes its nodes.
 */
public final class Contract {

  private static final String RESOURCE = "/META-INF/openapi/try-on-job-status.json";

  private static final Pattern STATUS_CODE = Pattern.compile("[1-5][0-9][0-9]");

  private final JsonNode document;

  private Contract(JsonNode document) {
    this.document = document;
  }

  /** Reads the contract from the class path. */
  public static Contract load() {
    try (InputStream stream = Contract.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException("try-on-openapi is not on the class path: no " + RESOURCE);
      }
      return new Contract(new ObjectMapper().readTree(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a contract from a text.
   *
   * @throws IllegalArgumentException if the text is not JSON
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

  /** Returns the path of the operation, as a template; an empty text if there is none. */
  public String path() {
    return firstName(document.path("paths")).orElse("");
  }

  /** Returns the one operation; a missing node if there is none. */
  public JsonNode operation() {
    return document.path("paths").path(path()).path("get");
  }

  /** Returns the documented status codes. */
  public Set<Integer> statusCodes() {
    Set<Integer> codes = new TreeSet<>();
    for (Map.Entry<String, JsonNode> response : operation().path("responses").properties()) {
      if (STATUS_CODE.matcher(response.getKey()).matches()) {
        codes.add(Integer.valueOf(response.getKey()));
      }
    }
    return codes;
  }

  /** Returns the response with a status code; a missing node if it is not documented. */
  public JsonNode response(int status) {
    return operation().path("responses").path(String.valueOf(status));
  }

  /** Returns the media type of a response; empty if it has no body. */
  public Optional<String> mediaType(int status) {
    return firstName(response(status).path("content"));
  }

  /** Returns the name of the schema of a response's body; empty if it has no body. */
  public Optional<String> bodySchema(int status) {
    return mediaType(status)
        .map(type -> response(status).path("content").path(type).at("/schema/$ref").asText())
        .filter(reference -> !reference.isEmpty())
        .map(Contract::schemaName);
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

  /** Returns the name of the header that takes the API key. */
  public String apiKeyHeader() {
    return document.at("/components/securitySchemes/ApiKey/name").asText();
  }

  /** Returns the name of the schema that a {@code $ref} points to. */
  public static String schemaName(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  /** Returns all documented responses, in the order of the contract. */
  public List<NamedExample> examples() {
    List<NamedExample> examples = new ArrayList<>();
    for (int status : statusCodes()) {
      JsonNode named = named(status);
      for (Map.Entry<String, JsonNode> example : named.properties()) {
        examples.add(
            new NamedExample(
                status,
                example.getKey(),
                example.getValue().path("summary").asText(),
                Optional.ofNullable(example.getValue().get("value")),
                named.size() == 1));
      }
    }
    return examples;
  }

  private JsonNode named(int status) {
    return mediaType(status)
        .map(type -> response(status).path("content").path(type).path("examples"))
        .orElseGet(() -> response(status).path("x-examples"));
  }

  /** Returns the node that an example was made from. */
  JsonNode exampleNode(NamedExample example) {
    return named(example.status()).path(example.name());
  }

  private static Optional<String> firstName(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).findFirst();
  }
}
