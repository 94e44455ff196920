package io.github.tryonjobs.contract.spec;

import io.github.tryonjobs.contract.Contract;
import java.util.List;
import java.util.stream.Stream;

/** Judges a contract, whatever is missing from it. */
public final class ContractLint {

  private ContractLint() {}

  /** Returns what breaks a rule, each with the rule; empty if nothing does. */
  public static List<String> problems(Contract contract) {
    return problems(rules(), contract);
  }

  /** Returns what differs from what is written down a second time: facts and names. */
  public static List<String> copies(Contract contract) {
    return problems(copies(), contract);
  }

  /** Returns what breaks a rule that any contract of this kind has to keep. */
  public static List<String> general(Contract contract) {
    return problems(general(), contract);
  }

  private static List<String> problems(Stream<Rule> rules, Contract contract) {
    return rules
        .flatMap(
            rule -> rule.problems(contract).stream().map(problem -> rule.id() + ": " + problem))
        .toList();
  }

  static Stream<Rule> rules() {
    return Stream.concat(copies(), general());
  }

  private static Stream<Rule> copies() {
    return Stream.of(VendorFacts.rules(), ShapeRules.rules()).flatMap(List::stream);
  }

  private static Stream<Rule> general() {
    return Stream.of(
            SchemaRules.rules(),
            ReferenceRules.rules(),
            ExampleRules.rules(),
            BasisRules.rules(),
            DescriptionRules.rules())
        .flatMap(List::stream);
  }
}
