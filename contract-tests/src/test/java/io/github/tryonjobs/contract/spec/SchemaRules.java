package io.github.tryonjobs.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Schemas that say exactly what a server sends, and are built as the code expects. */
final class SchemaRules {

  /** What a job has in one status only; {@code BodyRules} says in which. */
  private static final Set<String> DEPEND_ON_THE_STATUS = Set.of("result_url", "error");

  private static final Set<String> KEYWORDS_OF_A_SCHEMA =
      Set.of(
          "type",
          "description",
          "additionalProperties",
          "required",
          "properties",
          "enum",
          "x-enum-descriptions",
          "x-rules");

  private static final Set<String> KEYWORDS_OF_A_PROPERTY =
      Set.of("type", "description", "format", "minLength", "allOf", "x-rules");

  private SchemaRules() {}

  static List<Rule> rules() {
    return List.of(
        new Rule("a body is a named schema", SchemaRules::bodies),
        new Rule("a schema is an object or an enumeration of texts", SchemaRules::kinds),
        new Rule("objects are closed", SchemaRules::closed),
        new Rule("all is required but what depends on the status", SchemaRules::required),
        new Rule("a property is a text or a named schema", SchemaRules::properties),
        new Rule("a schema says nothing that the templates leave out", SchemaRules::keywords),
        new Rule("an id is never empty", SchemaRules::ids),
        new Rule("the values of an enumeration are plain and differ", SchemaRules::values));
  }

  private static void bodies(Contract contract, Consumer<String> problems) {
    for (int status : contract.statusCodes()) {
      for (JsonNode mediaType : contract.response(status).path("content")) {
        if (!mediaType.path("schema").path("$ref").isTextual()) {
          problems.accept("schema of the body of " + status + ": expected one $ref");
        }
      }
    }
  }

  private static void kinds(Contract contract, Consumer<String> problems) {
    for (Map.Entry<String, JsonNode> schema : schemas(contract)) {
      String type = Compare.text(schema.getValue().path("type"));
      boolean isObject = type.equals("object") && !schema.getValue().path("properties").isEmpty();
      boolean isEnumeration = type.equals("string") && !schema.getValue().path("enum").isEmpty();
      if (!isObject && !isEnumeration) {
        problems.accept(
            schema.getKey()
                + ": expected an object with properties or a string with values, but its type is "
                + type);
      }
    }
  }

  private static void closed(Contract contract, Consumer<String> problems) {
    for (Map.Entry<String, JsonNode> schema : objects(contract)) {
      Compare.same(
          problems,
          "additionalProperties of " + schema.getKey(),
          "false",
          Compare.text(schema.getValue().path("additionalProperties")));
    }
  }

  private static void required(Contract contract, Consumer<String> problems) {
    for (Map.Entry<String, JsonNode> schema : objects(contract)) {
      List<String> expected =
          Compare.names(schema.getValue().path("properties")).stream()
              .filter(
                  name -> !schema.getKey().equals("Job") || !DEPEND_ON_THE_STATUS.contains(name))
              .toList();
      Compare.same(
          problems,
          "required of " + schema.getKey(),
          Compare.unordered(expected),
          Compare.unordered(Compare.texts(schema.getValue().path("required"))));
    }
  }

  private static void properties(Contract contract, Consumer<String> problems) {
    for (Map.Entry<String, JsonNode> schema : objects(contract)) {
      for (Map.Entry<String, JsonNode> property :
          schema.getValue().path("properties").properties()) {
        boolean isText = property.getValue().path("type").asText().equals("string");
        JsonNode parts = property.getValue().path("allOf");
        boolean isNamed = parts.size() == 1 && parts.path(0).path("$ref").isTextual();
        if (isText == isNamed) {
          problems.accept(
              schema.getKey()
                  + "."
                  + property.getKey()
                  + ": expected type string, or allOf with one $ref, but it is "
                  + property.getValue());
        }
      }
    }
  }

  private static void keywords(Contract contract, Consumer<String> problems) {
    for (Map.Entry<String, JsonNode> schema : schemas(contract)) {
      known(KEYWORDS_OF_A_SCHEMA, schema.getKey(), schema.getValue(), problems);
      for (Map.Entry<String, JsonNode> property :
          schema.getValue().path("properties").properties()) {
        String place = schema.getKey() + "." + property.getKey();
        known(KEYWORDS_OF_A_PROPERTY, place, property.getValue(), problems);
      }
    }
  }

  private static void known(
      Set<String> keywords, String place, JsonNode schema, Consumer<String> problems) {
    Compare.names(schema).stream()
        .filter(keyword -> !keywords.contains(keyword))
        .forEach(keyword -> problems.accept(place + ": nothing is made of " + keyword));
  }

  private static void ids(Contract contract, Consumer<String> problems) {
    Compare.same(
        problems,
        "minLength of Job.job_id",
        "1",
        Compare.text(contract.schema("Job").at("/properties/job_id/minLength")));
    for (JsonNode parameter : contract.operation().path("parameters")) {
      Compare.same(
          problems,
          "minLength of parameter " + Compare.text(parameter.path("name")),
          "1",
          Compare.text(parameter.at("/schema/minLength")));
    }
  }

  private static void values(Contract contract, Consumer<String> problems) {
    for (Map.Entry<String, JsonNode> schema : schemas(contract)) {
      List<String> values = Compare.texts(schema.getValue().path("enum"));
      if (values.stream().distinct().count() < values.size()) {
        problems.accept(schema.getKey() + ": a value stands there twice: " + values);
      }
      for (JsonNode value : schema.getValue().path("enum")) {
        if (!value.isTextual() || !value.asText().matches("[a-z_]+")) {
          problems.accept(
              schema.getKey() + ": expected small letters and _, but there is " + value);
        }
      }
    }
  }

  private static Iterable<Map.Entry<String, JsonNode>> schemas(Contract contract) {
    return contract.document().at("/components/schemas").properties();
  }

  private static List<Map.Entry<String, JsonNode>> objects(Contract contract) {
    return contract.document().at("/components/schemas").properties().stream()
        .filter(schema -> schema.getValue().has("properties"))
        .toList();
  }
}
