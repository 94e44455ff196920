package io.github.tryonjobs.contract.report;

import io.github.tryonjobs.contract.Basis;
import io.github.tryonjobs.contract.Contract;
import io.github.tryonjobs.contract.verify.Result;
import io.github.tryonjobs.contract.verify.Verdict;
import java.time.LocalDate;
import java.util.List;

/**
 * What a run has seen live, as an OpenAPI overlay: what to write at which place in the contract.
 */
public final class BasisOverlay {

  private BasisOverlay() {}

  /** Returns the overlay as YAML; what is broken is left as it was. */
  public static String of(Contract contract, List<Result> results, LocalDate day) {
    StringBuilder text = new StringBuilder();
    text.append("overlay: 1.0.0\ninfo:\n  title: What was seen live on ").append(day);
    text.append("\n  version: '").append(day).append("'\nactions:\n");
    int start = text.length();
    List<String> held =
        results.stream()
            .filter(result -> result.verdict() == Verdict.HELD)
            .map(result -> result.check().id())
            .toList();
    for (Basis basis : Basis.all(contract)) {
      boolean isHeld = !basis.checks().isEmpty() && held.containsAll(basis.checks());
      if (isHeld) {
        text.append("  - target: \"").append(basis.target().replaceAll("[\\\\\"]", "\\\\$0"));
        text.append("\"\n    update: {basis: live, date: '").append(day).append("'}\n");
      }
    }
    if (text.length() == start) {
      text.replace(start - 1, start, " []\n");
    }
    return text.toString();
  }
}
