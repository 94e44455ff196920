package io.github.tryonjobs.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.BodyRules;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.NamedExample;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The named examples are the catalogue of answers: right, complete, and no more than that. */
final class ExampleRules {

  private ExampleRules() {}

  static List<Rule> rules() {
    return List.of(
        new Rule("an example keeps to its schema and to the rules of a job", ExampleRules::bodies),
        new Rule("every status code has an example", ExampleRules::statusCodes),
        new Rule("every job status has an example", ExampleRules::jobStatuses),
        new Rule("every error code has one example", ExampleRules::errorCodes),
        new Rule("names of examples are plain and differ", ExampleRules::names),
        new Rule("an example is named after what it shows", ExampleRules::namedAfter),
        new Rule("an example says what it shows", ExampleRules::summaries),
        new Rule("an example shows the job of the parameter's example", ExampleRules::jobIds),
        new Rule("an example has texts for people", ExampleRules::texts));
  }

  private static void bodies(Contract contract, Consumer<String> problems) {
    BodyRules rules = new BodyRules(contract);
    for (NamedExample example : contract.examples()) {
      boolean documented = contract.mediaType(example.status()).isPresent();
      if (documented != example.body().isPresent()) {
        problems.accept(
            example
                + (documented ? ": its value is missing" : ": a value, but no body is documented"));
      }
      example.body().stream()
          .flatMap(body -> rules.violations(example.status(), body).stream())
          .forEach(violation -> problems.accept(example + ": " + violation));
    }
  }

  private static void statusCodes(Contract contract, Consumer<String> problems) {
    for (int status : contract.statusCodes()) {
      if (of(contract, status).findAny().isEmpty()) {
        problems.accept(status + ": no named example; add one below its examples");
      }
    }
  }

  private static void jobStatuses(Contract contract, Consumer<String> problems) {
    Compare.same(
        problems,
        "job statuses shown by the examples of 200",
        Compare.unordered(contract.enumeration("Job", "status")),
        Compare.unordered(
            of(contract, 200).flatMap(example -> example.jobStatus().stream()).toList()));
  }

  private static void errorCodes(Contract contract, Consumer<String> problems) {
    for (int status : contract.statusCodes()) {
      String schema = status == 200 ? "JobError" : contract.bodySchema(status).orElse("");
      List<String> shown =
          of(contract, status).flatMap(example -> example.errorCode().stream()).sorted().toList();
      List<String> documented =
          contract.enumeration(schema, "error_code").stream().sorted().toList();
      Compare.same(problems, "error codes shown by the examples of " + status, documented, shown);
    }
  }

  /** The state of a provider is told by the name alone, so that names differ across responses. */
  private static void names(Contract contract, Consumer<String> problems) {
    Set<String> names = new HashSet<>();
    for (NamedExample example : contract.examples()) {
      if (!example.name().matches("[a-z0-9_]+")) {
        problems.accept(example + ": its name is more than small letters, digits and _");
      }
      if (!names.add(example.name())) {
        problems.accept(example + ": an example of another response has this name, too");
      }
    }
  }

  private static void namedAfter(Contract contract, Consumer<String> problems) {
    for (NamedExample example : contract.examples()) {
      String shown =
          Stream.of(example.jobStatus(), example.errorCode())
              .flatMap(part -> part.stream())
              .reduce((status, code) -> status + "_" + code)
              .orElse(example.name());
      Compare.same(problems, "name of " + example, shown, example.name());
    }
  }

  private static void summaries(Contract contract, Consumer<String> problems) {
    contract.examples().stream()
        .filter(example -> example.summary().isBlank())
        .forEach(example -> problems.accept(example + ": no summary"));
  }

  private static void jobIds(Contract contract, Consumer<String> problems) {
    String expected = Compare.text(contract.operation().at("/parameters/0/example"));
    for (NamedExample example : contract.examples()) {
      example
          .body()
          .filter(body -> body.has("job_id"))
          .ifPresent(
              body ->
                  Compare.same(
                      problems,
                      "job_id of " + example,
                      expected,
                      Compare.text(body.path("job_id"))));
    }
  }

  private static void texts(Contract contract, Consumer<String> problems) {
    for (NamedExample example : contract.examples()) {
      for (String name : List.of("message", "error")) {
        example.body().stream()
            .flatMap(body -> body.findValues(name).stream())
            .filter(JsonNode::isTextual)
            .filter(text -> text.asText().isBlank())
            .forEach(text -> problems.accept(example + ": " + name + " is blank"));
      }
    }
  }

  private static Stream<NamedExample> of(Contract contract, int status) {
    return contract.examples().stream().filter(example -> example.status() == status);
  }
}
