package io.github.tryonjobs.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tryonjobs.contract.Contract;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract keeps every rule. */
class ContractTest {

  private static final Contract CONTRACT = Contract.load();

  static Stream<Rule> rules() {
    return ContractLint.rules();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void keepsTheRule(Rule rule) {
    assertThat(rule.problems(CONTRACT)).as("what breaks the rule: %s", rule).isEmpty();
  }
}
