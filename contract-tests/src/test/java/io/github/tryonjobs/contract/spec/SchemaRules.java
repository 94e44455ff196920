package io.github.tryonjobs.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.Operation;
import io.github.tryonjobs.contract.StartInput;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Schemas that say exactly what a server sends, and are built as the code expects. */
final class SchemaRules {

  /** What a job has in one status only; {@code BodyRules} says in which. */
  private static final Set<String> DEPEND_ON_THE_STATUS = Set.of("result_url", "error");

  private static final String OPEN = "Values that are not listed may appear";

  private static final Set<String> KEYWORDS_OF_A_SCHEMA =
      Set.of(
          "type",
          "description",
          "additionalProperties",
          "required",
          "properties",
          "enum",
          "x-enum-descriptions",
          "x-image-limits",
          "x-request-body",
          "x-rules");

  private static final Set<String> KEYWORDS_OF_A_PROPERTY =
      Set.of("type", "description", "format", "minLength", "allOf", "x-rules");

  private SchemaRules() {}

  static List<Rule> rules() {
    return List.of(
        new Rule("a body is a named schema", SchemaRules::bodies),
        new Rule("a schema is an object or an enumeration of texts", SchemaRules::kinds),
        new Rule("objects of responses are closed", SchemaRules::closed),
        new Rule(
            "all of a response is required but what depends on the status", SchemaRules::required),
        new Rule("a property is a text or a named schema", SchemaRules::properties),
        new Rule("a schema says nothing that the templates leave out", SchemaRules::keywords),
        new Rule("what requests alone have is marked so", SchemaRules::requests),
        new Rule("a form has all fields that JSON has", SchemaRules::forms),
        new Rule("the values of an enumeration are plain and differ", SchemaRules::values),
        new Rule("an enumeration has as many meanings as values", SchemaRules::meanings),
        new Rule("enumerations of responses are said to be open", SchemaRules::open));
  }

  private static void bodies(Contract contract, Problems problems) {
    for (Operation operation : contract.operations()) {
      for (JsonNode mediaType : operation.requestBody().path("content")) {
        named(operation + ", request", mediaType, problems);
      }
      for (int status : operation.statusCodes()) {
        for (JsonNode mediaType : operation.response(status).path("content")) {
          named(operation + ", " + status, mediaType, problems);
        }
      }
    }
  }

  private static void named(String place, JsonNode mediaType, Problems problems) {
    if (!mediaType.path("schema").path("$ref").isTextual()) {
      problems.add("schema of the body of " + place + ": expected one $ref");
    }
  }

  private static void kinds(Contract contract, Problems problems) {
    for (Map.Entry<String, JsonNode> schema : Nodes.schemas(contract)) {
      String type = Nodes.text(schema.getValue().path("type"));
      boolean isObject = type.equals("object") && !schema.getValue().path("properties").isEmpty();
      boolean isEnumeration = type.equals("string") && !schema.getValue().path("enum").isEmpty();
      if (!isObject && !isEnumeration) {
        problems.add(
            schema.getKey()
                + ": expected an object with properties or a string with values, but its type is "
                + type);
      }
    }
  }

  private static void closed(Contract contract, Problems problems) {
    for (Map.Entry<String, JsonNode> schema : ofResponses(contract)) {
      problems.same(
          "additionalProperties of " + schema.getKey(),
          "false",
          schema.getValue().path("additionalProperties"));
    }
  }

  private static void required(Contract contract, Problems problems) {
    for (Map.Entry<String, JsonNode> schema : ofResponses(contract)) {
      List<String> expected =
          Nodes.names(schema.getValue().path("properties")).stream()
              .filter(
                  name -> !schema.getKey().equals("Job") || !DEPEND_ON_THE_STATUS.contains(name))
              .toList();
      problems.same(
          "required of " + schema.getKey(),
          expected.stream().sorted().toList(),
          Nodes.texts(schema.getValue().path("required")).stream().sorted().toList());
    }
  }

  private static void properties(Contract contract, Problems problems) {
    for (Map.Entry<String, JsonNode> schema : objects(contract)) {
      for (Map.Entry<String, JsonNode> property :
          schema.getValue().path("properties").properties()) {
        boolean isText = property.getValue().path("type").asText().equals("string");
        JsonNode parts = property.getValue().path("allOf");
        boolean isNamed = parts.size() == 1 && parts.path(0).path("$ref").isTextual();
        if (isText == isNamed) {
          problems.add(
              schema.getKey()
                  + "."
                  + property.getKey()
                  + ": expected type string, or allOf with one $ref, but it is "
                  + property.getValue());
        }
      }
    }
  }

  private static void keywords(Contract contract, Problems problems) {
    for (Map.Entry<String, JsonNode> schema : Nodes.schemas(contract)) {
      known(KEYWORDS_OF_A_SCHEMA, schema.getKey(), schema.getValue(), problems);
      for (Map.Entry<String, JsonNode> property :
          schema.getValue().path("properties").properties()) {
        String place = schema.getKey() + "." + property.getKey();
        known(KEYWORDS_OF_A_PROPERTY, place, property.getValue(), problems);
      }
    }
  }

  private static void known(
      Set<String> keywords, String place, JsonNode schema, Problems problems) {
    Nodes.names(schema).stream()
        .filter(keyword -> !keywords.contains(keyword))
        .forEach(keyword -> problems.add(place + ": nothing is made of " + keyword));
  }

  private static void requests(Contract contract, Problems problems) {
    Set<String> ofRequests = new TreeSet<>();
    for (Operation operation : contract.operations()) {
      for (JsonNode type : operation.requestBody().path("content")) {
        type.findValuesAsText("$ref").forEach(it -> add(contract, it, ofRequests));
      }
    }
    List<String> marked =
        Nodes.schemas(contract).stream()
            .filter(it -> it.getValue().path("x-request-body").asBoolean())
            .map(Map.Entry::getKey)
            .toList();
    problems.same("x-request-body", List.copyOf(ofRequests), Nodes.unordered(marked));
  }

  private static void forms(Contract contract, Problems problems) {
    JsonNode json = contract.start().requestSchema(StartInput.JSON).path("properties");
    JsonNode form = contract.start().requestSchema(StartInput.FORM).path("properties");
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      for (String keyword : List.of("type", "format", "minLength", "allOf")) {
        problems.same(
            keyword + " of the field " + field.getKey() + " of a form",
            Nodes.text(field.getValue().path(keyword)),
            form.path(field.getKey()).path(keyword));
      }
    }
  }

  private static void add(Contract contract, String reference, Set<String> schemas) {
    String name = Contract.schemaName(reference);
    if (schemas.add(name)) {
      contract
          .schema(name)
          .findValuesAsText("$ref")
          .forEach(inner -> add(contract, inner, schemas));
    }
  }

  private static void values(Contract contract, Problems problems) {
    for (Map.Entry<String, JsonNode> schema : Nodes.schemas(contract)) {
      List<String> values = Nodes.texts(schema.getValue().path("enum"));
      if (values.stream().distinct().count() < values.size()) {
        problems.add(schema.getKey() + ": a value stands there twice: " + values);
      }
      for (JsonNode value : schema.getValue().path("enum")) {
        if (!value.isTextual() || !value.asText().matches("[a-z_]+")) {
          problems.add(schema.getKey() + ": expected small letters and _, but there is " + value);
        }
      }
    }
  }

  private static void meanings(Contract contract, Problems problems) {
    for (Map.Entry<String, JsonNode> schema : Nodes.schemas(contract)) {
      problems.same(
          "number of x-enum-descriptions of " + schema.getKey(),
          schema.getValue().path("enum").size(),
          schema.getValue().path("x-enum-descriptions").size());
    }
  }

  private static void open(Contract contract, Problems problems) {
    for (Map.Entry<String, JsonNode> schema : Nodes.schemas(contract)) {
      if (schema.getValue().has("enum")
          && !schema.getValue().path("x-request-body").asBoolean()
          && !schema.getValue().path("description").asText().contains(OPEN)) {
        problems.add("description of " + schema.getKey() + ": does not say \"" + OPEN + "\"");
      }
    }
  }

  /** A request may have fields that are not documented; what a server sends is closed. */
  private static List<Map.Entry<String, JsonNode>> ofResponses(Contract contract) {
    return objects(contract).stream()
        .filter(schema -> !schema.getValue().path("x-request-body").asBoolean())
        .toList();
  }

  private static List<Map.Entry<String, JsonNode>> objects(Contract contract) {
    return Nodes.schemas(contract).stream()
        .filter(schema -> schema.getValue().has("properties"))
        .toList();
  }
}
