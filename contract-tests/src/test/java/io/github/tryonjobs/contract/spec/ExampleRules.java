package io.github.tryonjobs.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.BodyRules;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import io.github.tryonjobs.contract.Operation;
import io.github.tryonjobs.contract.StartInput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The named examples are the catalogue of answers: right, complete, and no more than that. */
final class ExampleRules {

  private ExampleRules() {}

  static List<Rule> rules() {
    return List.of(
        new Rule("an example keeps to its schema and to the rules of a job", ExampleRules::bodies),
        new Rule("an example of a request keeps to its schema", ExampleRules::requests),
        new Rule("an example has all fields, one only those that are needed", ExampleRules::fields),
        new Rule("every status code has an example", ExampleRules::statusCodes),
        new Rule("every job status has an example", ExampleRules::jobStatuses),
        new Rule("every error code has one example", ExampleRules::errorCodes),
        new Rule("names of examples are plain and differ", ExampleRules::names),
        new Rule("an example is named after what it shows", ExampleRules::namedAfter),
        new Rule("an example shows the job of the parameter's example", ExampleRules::jobIds),
        new Rule("an example has texts for people", ExampleRules::texts));
  }

  private static void bodies(Contract contract, Problems problems) {
    BodyRules rules = new BodyRules(contract);
    for (NamedExample example : contract.examples()) {
      Operation operation = example.operation();
      boolean documented = operation.mediaType(example.status()).isPresent();
      if (documented != example.body().isPresent()) {
        problems.add(
            example
                + (documented ? ": its value is missing" : ": a value, but no body is documented"));
      }
      example.body().stream()
          .flatMap(body -> rules.violations(operation, example.status(), body).stream())
          .forEach(violation -> problems.add(example + ": " + violation));
    }
  }

  private static void requests(Contract contract, Problems problems) {
    BodyRules rules = new BodyRules(contract);
    for (Operation operation : contract.operations()) {
      for (Map.Entry<String, JsonNode> type :
          operation.requestBody().path("content").properties()) {
        String schema = Contract.schemaName(type.getValue().at("/schema/$ref").asText());
        for (Map.Entry<String, JsonNode> example : type.getValue().path("examples").properties()) {
          String place = operation + ", request example " + example.getKey();
          JsonNode value = example.getValue().path("value");
          rules
              .violations(schema, value)
              .forEach(violation -> problems.add(place + ": " + violation));
          List<String> known = Nodes.names(contract.schema(schema).path("properties"));
          Nodes.names(value).stream()
              .filter(name -> !known.contains(name))
              .forEach(name -> problems.add(place + ": " + name + " is no field"));
        }
      }
    }
  }

  private static void fields(Contract contract, Problems problems) {
    Operation start = contract.start();
    JsonNode schema = start.requestSchema(StartInput.JSON);
    List<List<String>> shown = new ArrayList<>();
    for (JsonNode example :
        start.requestBody().path("content").path(StartInput.JSON).path("examples")) {
      shown.add(Nodes.unordered(Nodes.names(example.path("value"))));
    }
    for (List<String> fields :
        List.of(
            Nodes.unordered(Nodes.names(schema.path("properties"))),
            Nodes.unordered(Nodes.texts(schema.path("required"))))) {
      if (!shown.contains(fields)) {
        problems.add("no example of a start has these fields and no others: " + fields);
      }
    }
    for (List<String> fields : shown) {
      if (shown.stream().filter(fields::equals).count() > 1) {
        problems.add("two examples of a start have the same fields: " + fields);
      }
    }
  }

  private static void statusCodes(Contract contract, Problems problems) {
    for (Operation operation : contract.operations()) {
      for (int status : operation.statusCodes()) {
        if (operation.examples(status).isEmpty()) {
          problems.add(
              operation + ", " + status + ": no named example; add one below its examples");
        }
      }
    }
  }

  private static void jobStatuses(Contract contract, Problems problems) {
    problems.same(
        "job statuses shown by the examples of 200",
        Nodes.unordered(contract.enumeration("Job", "status")),
        Nodes.unordered(
            contract.status().examples(200).stream()
                .flatMap(example -> example.jobStatus().stream())
                .toList()));
  }

  private static void errorCodes(Contract contract, Problems problems) {
    for (Operation operation : contract.operations()) {
      for (int status : operation.statusCodes()) {
        String schema = operation.bodySchema(status).orElse("");
        List<String> shown =
            operation.examples(status).stream()
                .flatMap(example -> example.errorCode().stream())
                .sorted()
                .toList();
        List<String> documented =
            contract.enumeration(schema.equals("Job") ? "JobError" : schema, "error_code").stream()
                .sorted()
                .toList();
        String place = "error codes shown by the examples of " + operation + ", " + status;
        problems.same(place, documented, shown);
      }
    }
  }

  /** A provider state is told by operation and name, so that names differ across its responses. */
  private static void names(Contract contract, Problems problems) {
    Set<String> names = new HashSet<>();
    for (NamedExample example : contract.examples()) {
      if (!example.name().matches("[a-z0-9_]+")) {
        problems.add(example + ": its name is more than small letters, digits and _");
      }
      if (!names.add(example.operation() + " " + example.name())) {
        problems.add(example + ": an example of another response has this name, too");
      }
    }
  }

  private static void namedAfter(Contract contract, Problems problems) {
    for (NamedExample example : contract.examples()) {
      String shown =
          Stream.of(example.jobStatus(), example.errorCode())
              .flatMap(part -> part.stream())
              .reduce((status, code) -> status + "_" + code)
              .orElse(example.name());
      problems.same("name of " + example, shown, example.name());
    }
  }

  private static void jobIds(Contract contract, Problems problems) {
    String expected =
        contract.status().parameters().stream()
            .map(parameter -> Nodes.text(parameter.path("example")))
            .findFirst()
            .orElse("missing");
    for (NamedExample example : contract.examples()) {
      example
          .body()
          .filter(body -> body.has("job_id"))
          .ifPresent(body -> problems.same("job_id of " + example, expected, body.path("job_id")));
    }
  }

  private static void texts(Contract contract, Problems problems) {
    for (NamedExample example : contract.examples()) {
      for (String name : List.of("message", "error")) {
        example.body().stream()
            .flatMap(body -> body.findValues(name).stream())
            .filter(JsonNode::isTextual)
            .filter(text -> text.asText().isBlank())
            .forEach(text -> problems.add(example + ": " + name + " is blank"));
      }
    }
  }
}
