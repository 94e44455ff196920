package io.github.tryonjobs.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.oas.OpenApi30;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Judges the body of a response: by the contract's schemas, which are closed, and by the two rules
 * that a schema of one flat object cannot say. Immutable.
 */
public final class BodyRules {

  private static final List<String> EXTENSIONS =
      List.of("components", "x-enum-descriptions", "x-rules", "x-image-limits", "x-request-body");

  private final Map<String, JsonSchema> schemas = new HashMap<>();

  /** Creates the rules of a contract. */
  public BodyRules(Contract contract) {
    JsonSchemaFactory factory =
        JsonSchemaFactory.builder()
            .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
            .metaSchema(
                JsonMetaSchema.builder(OpenApi30.getInstance())
                    .keywords(EXTENSIONS.stream().map(NonValidationKeyword::new).toList())
                    .build())
            .build();
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .pathType(PathType.JSON_PATH)
            .build();
    for (Map.Entry<String, JsonNode> schema :
        contract.document().at("/components/schemas").properties()) {
      ObjectNode root = JsonNodeFactory.instance.objectNode();
      root.set("components", contract.document().get("components"));
      root.putArray("allOf").addObject().put("$ref", "#/components/schemas/" + schema.getKey());
      schemas.put(schema.getKey(), factory.getSchema(root, config));
    }
  }

  /**
   * What is wrong with a body.
   *
   * @param where the place, such as {@code $.error.message}
   * @param what what is wrong there
   */
  public record Violation(String where, String what) {
    @Override
    public String toString() {
      return where + ": " + what;
    }
  }

  /**
   * Judges a body.
   *
   * @return what is wrong with it, each with its place; empty if nothing is
   */
  public List<String> violations(Operation operation, int status, JsonNode body) {
    return Stream.concat(
            schemaViolations(operation, status, body).stream(),
            ruleViolations(operation, status, body).stream())
        .map(Violation::toString)
        .toList();
  }

  /** Judges the body of a response by its schema alone. */
  public List<Violation> schemaViolations(Operation operation, int status, JsonNode body) {
    return operation
        .bodySchema(status)
        .map(name -> violations(name, body))
        .orElseGet(
            () -> List.of(new Violation("$", "the contract documents no body for " + status)));
  }

  /** Judges a value by a schema of the contract. */
  public List<Violation> violations(String name, JsonNode value) {
    JsonSchema schema = schemas.get(name);
    if (schema == null) {
      return List.of(new Violation("$", "the contract has no schema " + name));
    }
    try {
      return schema.validate(value).stream()
          .map(message -> violation(message.getInstanceLocation().toString(), message.getMessage()))
          .toList();
    } catch (JsonSchemaException e) {
      return List.of(
          new Violation("$", "the schema " + name + " cannot be used: " + e.getMessage()));
    }
  }

  private static Violation violation(String where, String message) {
    String prefix = where + ": ";
    return new Violation(
        where, message.startsWith(prefix) ? message.substring(prefix.length()) : message);
  }

  /** Judges a body by the rules that its schema cannot say. */
  public List<Violation> ruleViolations(Operation operation, int status, JsonNode body) {
    List<Violation> violations = new ArrayList<>();
    if (operation.bodySchema(status).isPresent() && body.has("status")) {
      onlyWith("completed", "result_url", body, violations);
      onlyWith("failed", "error", body, violations);
    }
    return violations;
  }

  private static void onlyWith(
      String status, String property, JsonNode job, List<Violation> violations) {
    String actual = job.path("status").asText();
    String where = "$." + property;
    if (job.has(property) && !status.equals(actual)) {
      violations.add(
          new Violation(where, "belongs to status " + status + ", but the status is " + actual));
    }
    if (!job.has(property) && status.equals(actual)) {
      violations.add(new Violation(where, "is missing, although the status is " + status));
    }
  }
}
