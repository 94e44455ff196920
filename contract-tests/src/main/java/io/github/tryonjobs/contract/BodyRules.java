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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Judges the body of a response: by the contract's schemas, which are closed, and by the two rules
 * that a schema of one flat object cannot say. Immutable.
 */
public final class BodyRules {

  private final Map<Integer, JsonSchema> schemas = new TreeMap<>();

  /** Creates the rules of a contract. */
  public BodyRules(Contract contract) {
    JsonSchemaFactory factory =
        JsonSchemaFactory.builder()
            .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
            .metaSchema(
                JsonMetaSchema.builder(OpenApi30.getInstance())
                    .keyword(new NonValidationKeyword("components"))
                    .keyword(new NonValidationKeyword("x-enum-descriptions"))
                    .keyword(new NonValidationKeyword("x-rules"))
                    .build())
            .build();
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .pathType(PathType.JSON_PATH)
            .build();
    for (int status : contract.statusCodes()) {
      contract
          .bodySchema(status)
          .ifPresent(
              name -> {
                ObjectNode root = JsonNodeFactory.instance.objectNode();
                root.set("components", contract.document().get("components"));
                root.putArray("allOf").addObject().put("$ref", "#/components/schemas/" + name);
                schemas.put(status, factory.getSchema(root, config));
              });
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
  public List<String> violations(int status, JsonNode body) {
    return Stream.concat(
            schemaViolations(status, body).stream(), ruleViolations(status, body).stream())
        .map(Violation::toString)
        .toList();
  }

  /** Judges a body by its schema alone. */
  public List<Violation> schemaViolations(int status, JsonNode body) {
    JsonSchema schema = schemas.get(status);
    if (schema == null) {
      return List.of(new Violation("$", "the contract documents no body for " + status));
    }
    try {
      return schema.validate(body).stream()
          .map(message -> violation(message.getInstanceLocation().toString(), message.getMessage()))
          .toList();
    } catch (JsonSchemaException e) {
      return List.of(
          new Violation(
              "$", "the contract's schema for " + status + " cannot be used: " + e.getMessage()));
    }
  }

  private static Violation violation(String where, String message) {
    String prefix = where + ": ";
    return new Violation(
        where, message.startsWith(prefix) ? message.substring(prefix.length()) : message);
  }

  /** Judges a body by the rules that its schema cannot say. */
  public List<Violation> ruleViolations(int status, JsonNode body) {
    List<Violation> violations = new ArrayList<>();
    if (schemas.containsKey(status) && body.has("job_id")) {
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
