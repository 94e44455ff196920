package io.github.tryonjobs.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.oas.OpenApi30;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Judges the body of an answer: by the contract's schemas, which are closed, and by the two rules
 * that a schema of one flat object cannot say. Immutable.
 */
public final class BodyRules {

  private final Map<Integer, JsonSchema> schemas = new TreeMap<>();

  /** Creates the rules of a contract. */
  public BodyRules(Contract contract) {
    JsonSchemaFactory factory =
        JsonSchemaFactory.builder()
            .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
            .metaSchema(OpenApi30.getInstance())
            .build();
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
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
   * Judges a body.
   *
   * @return what is wrong with it, each with its place; empty if nothing is
   */
  public List<String> violations(int status, JsonNode body) {
    JsonSchema schema = schemas.get(status);
    if (schema == null) {
      return List.of("the contract documents no body for " + status);
    }
    List<String> violations = new ArrayList<>();
    schema.validate(body).forEach(message -> violations.add(message.toString()));
    if (body.has("job_id")) {
      onlyWith("completed", "result_url", body, violations);
      onlyWith("failed", "error", body, violations);
    }
    return violations;
  }

  private static void onlyWith(
      String status, String property, JsonNode job, List<String> violations) {
    boolean expected = status.equals(job.path("status").asText());
    if (job.has(property) && !expected) {
      violations.add(
          "$."
              + property
              + ": belongs to status "
              + status
              + ", but the status is "
              + job.path("status").asText());
    }
    if (!job.has(property) && expected) {
      violations.add("$." + property + ": is missing, although the status is " + status);
    }
  }
}
