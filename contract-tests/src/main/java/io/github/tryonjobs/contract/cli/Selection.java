package io.github.tryonjobs.contract.cli;

import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.verify.Check;
import io.github.tryonjobs.contract.verify.Verifier;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import picocli.CommandLine.ParameterException;

/** Which checks are wanted. */
final class Selection {

  private Selection() {}

  /**
   * Returns which checks are wanted.
   *
   * @param names ids of checks, or what ids begin with; all checks if there are none
   */
  static Predicate<Check> of(
      List<String> names, Contract contract, Function<String, ParameterException> wrong) {
    List<Check> checks = Verifier.checks(contract);
    for (String name : names) {
      if (checks.stream().noneMatch(check -> isMeant(name, check))) {
        throw wrong.apply(
            "--only: there is no check "
                + name
                + "; there are "
                + String.join(", ", checks.stream().map(Check::id).toList()));
      }
    }
    return check -> names.isEmpty() || names.stream().anyMatch(name -> isMeant(name, check));
  }

  private static boolean isMeant(String name, Check check) {
    return check.id().equals(name) || check.id().startsWith(name + "/");
  }
}
