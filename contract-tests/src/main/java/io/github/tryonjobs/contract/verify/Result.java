package io.github.tryonjobs.contract.verify;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What came of a check.
 *
 * @param check the documented behaviour
 * @param verdict what is known of it now
 * @param findings what is not as documented; empty unless it is broken
 * @param note why it could not be seen, and what would help; empty if it was seen
 */
public record Result(Check check, Verdict verdict, List<Finding> findings, String note) {

  /** Copies the findings. */
  public Result {
    findings = List.copyOf(findings);
  }

  /** Returns that a behaviour is as documented, or not if there are findings. */
  static Result of(Check check, List<Finding> findings) {
    Verdict verdict = findings.isEmpty() ? Verdict.HELD : Verdict.BROKEN;
    return new Result(check, verdict, findings, "");
  }

  /** Returns that a behaviour could not be seen. */
  static Result notProvable(Check check, String note) {
    return new Result(check, Verdict.NOT_PROVABLE, List.of(), note);
  }

  Result map(UnaryOperator<String> change) {
    List<Finding> changed = findings.stream().map(finding -> finding.map(change)).toList();
    return new Result(check, verdict, changed, change.apply(note));
  }
}
