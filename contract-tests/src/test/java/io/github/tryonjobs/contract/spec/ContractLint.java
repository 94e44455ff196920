package io.github.tryonjobs.contract.spec;

import io.github.tryonjobs.contract.Contract;
import java.util.List;
import java.util.stream.Stream;

/** Judges a contract, whatever is missing from it. */
public final class ContractLint {

  private ContractLint() {}

  /**
   * Returns what is wrong with a contract, each with the rule that says so; empty if nothing is.
   */
  public static List<String> problems(Contract contract) {
    return rules()
        .flatMap(
            rule -> rule.problems(contract).stream().map(problem -> rule.id() + ": " + problem))
        .toList();
  }

  static Stream<Rule> rules() {
    return Stream.of(
            VendorFacts.rules(),
            ShapeRules.rules(),
            SchemaRules.rules(),
            ReferenceRules.rules(),
            ExampleRules.rules(),
            DescriptionRules.rules())
        .flatMap(List::stream);
  }
}
