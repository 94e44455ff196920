package io.github.tryonjobs.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.Operation;
import java.util.List;

/** What is referred to is there, and what is there is referred to. */
final class ReferenceRules {

  private ReferenceRules() {}

  static List<Rule> rules() {
    return List.of(
        new Rule("a reference leads somewhere", ReferenceRules::leadsSomewhere),
        new Rule("nothing stands beside a reference", ReferenceRules::standsAlone),
        new Rule("a component is used", ReferenceRules::isUsed),
        new Rule("a link leads to an operation and its parameters", ReferenceRules::links));
  }

  private static void leadsSomewhere(Contract contract, Problems problems) {
    for (String reference : contract.document().findValuesAsText("$ref")) {
      if (!reference.startsWith("#/")
          || contract.document().at(reference.substring(1)).isMissingNode()) {
        problems.add("$ref " + reference + ": there is nothing");
      }
    }
  }

  /** It would be ignored. */
  private static void standsAlone(Contract contract, Problems problems) {
    for (JsonNode parent : contract.document().findParents("$ref")) {
      if (parent.size() > 1) {
        problems.add("$ref " + parent.path("$ref").asText() + ": beside it " + parent);
      }
    }
  }

  private static void isUsed(Contract contract, Problems problems) {
    List<String> used = contract.document().findValuesAsText("$ref");
    for (String kind : List.of("schemas", "responses", "parameters")) {
      Nodes.names(contract.document().path("components").path(kind)).stream()
          .filter(name -> !used.contains("#/components/" + kind + "/" + name))
          .forEach(name -> problems.add(kind + " " + name + ": nothing refers to it"));
    }
  }

  /** The id of a job that was started leads to all that can be done with a job. */
  private static void links(Contract contract, Problems problems) {
    problems.same(
        "links of what a start answers",
        contract.operations().stream().filter(Operation::takesJob).map(Operation::id).toList(),
        contract.start().response(202).path("links").findValuesAsText("operationId"));
    for (JsonNode links : contract.document().findValues("links")) {
      for (JsonNode link : links) {
        Operation operation = contract.operation(link.path("operationId").asText());
        for (JsonNode value : link.path("parameters")) {
          problems.same("value of a link", "$response.body#/job_id", value);
        }
        List<String> parameters =
            operation.parameters().stream().map(it -> it.path("name").asText()).toList();
        problems.same(
            "parameters of the link to " + Nodes.text(link.path("operationId")),
            parameters,
            Nodes.names(link.path("parameters")));
      }
    }
  }
}
