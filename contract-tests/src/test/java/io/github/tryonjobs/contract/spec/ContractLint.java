package io.github.tryonjobs.contract.spec;

import io.github.tryonjobs.contract.Contract;
import java.util.List;
import java.util.stream.Stream;

/** Judges a contract, whatever is missing from it. */
public final class ContractLint {

  private static final List<Rule> COPIES = PlaceRules.of("/vendor-facts.txt");

  private static final List<Rule> GENERAL =
      Stream.of(
              PlaceRules.of("/contract-rules.txt"),
              SchemaRules.rules(),
              ReferenceRules.rules(),
              ExampleRules.rules(),
              BasisRules.rules())
          .flatMap(List::stream)
          .toList();

  private ContractLint() {}

  /** Returns what breaks a rule, each with the rule; empty if nothing does. */
  public static List<String> problems(Contract contract) {
    return rules().flatMap(rule -> problems(rule, contract)).toList();
  }

  /** Returns what differs from what is written down a second time: facts and names. */
  public static List<String> copies(Contract contract) {
    return COPIES.stream().flatMap(rule -> problems(rule, contract)).toList();
  }

  /** Returns what breaks a rule that any contract of this kind has to keep. */
  public static List<String> general(Contract contract) {
    return GENERAL.stream().flatMap(rule -> problems(rule, contract)).toList();
  }

  private static Stream<String> problems(Rule rule, Contract contract) {
    return rule.problems(contract).stream().map(problem -> rule.id() + ": " + problem);
  }

  static Stream<Rule> rules() {
    return Stream.concat(COPIES.stream(), GENERAL.stream());
  }
}
