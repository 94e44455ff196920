package io.github.tryonjobs.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tryonjobs.contract.Contract;
import java.util.List;
import java.util.function.Consumer;

/** What is referred to is there, and what is there is referred to. */
final class ReferenceRules {

  private ReferenceRules() {}

  static List<Rule> rules() {
    return List.of(
        new Rule("a reference leads somewhere", ReferenceRules::leadsSomewhere),
        new Rule("a schema is used", ReferenceRules::isUsed));
  }

  private static void leadsSomewhere(Contract contract, Consumer<String> problems) {
    for (String reference : contract.document().findValuesAsText("$ref")) {
      if (!reference.startsWith("#/")
          || contract.document().at(reference.substring(1)).isMissingNode()) {
        problems.accept("$ref " + reference + ": there is nothing");
      }
    }
  }

  private static void isUsed(Contract contract, Consumer<String> problems) {
    List<String> used =
        contract.document().findValuesAsText("$ref").stream().map(Contract::schemaName).toList();
    JsonNode schemas = contract.document().at("/components/schemas");
    Compare.names(schemas).stream()
        .filter(name -> !used.contains(name))
        .forEach(name -> problems.accept("schema " + name + ": nothing refers to it"));
  }
}
