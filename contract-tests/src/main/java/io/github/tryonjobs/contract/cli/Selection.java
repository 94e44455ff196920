package io.github.tryonjobs.contract.cli;

import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.verify.Check;
import io.github.tryonjobs.contract.verify.Verifier;
import java.util.List;
import java.util.function.Predicate;

/** The choice of checks. */
final class Selection {

  private Selection() {}

  /**
   * Returns which checks are wanted.
   *
   * @param names ids of checks, or what ids begin with, with or without the operation; all checks
   *     if there are none
   */
  static Predicate<Check> of(List<String> names, Contract contract) {
    List<String> ids = Verifier.checks(contract).stream().map(Check::id).toList();
    for (String name : names) {
      if (name.isEmpty() || ids.stream().noneMatch(id -> matches(name, id))) {
        throw new IllegalArgumentException(
            "--only: unknown check " + name + "; use one of " + String.join(", ", ids));
      }
    }
    return check -> names.isEmpty() || names.stream().anyMatch(name -> matches(name, check.id()));
  }

  private static boolean matches(String name, String id) {
    return id.startsWith(name) || id.substring(id.indexOf('/') + 1).startsWith(name);
  }
}
