package io.github.tryonjobs.contract.verify;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What came of a check.
 *
 * @param check the behaviour
 * @param verdict what is known of it now
 * @param findings what is not as documented; empty unless it is broken or known
 * @param note what else there is to say: why it could not be seen and what would help, what was
 *     observed, or why it is known; may be empty
 */
public record Result(Check check, Verdict verdict, List<Finding> findings, String note) {

  /** Copies the findings. */
  public Result {
    findings = List.copyOf(findings);
  }

  static Result of(Check check, List<Finding> findings) {
    return of(check, findings, "");
  }

  static Result of(Check check, List<Finding> findings, String note) {
    Verdict verdict = findings.isEmpty() ? Verdict.HELD : Verdict.BROKEN;
    return new Result(check, verdict, findings, note);
  }

  static Result notProvable(Check check, String note) {
    return new Result(check, Verdict.NOT_PROVABLE, List.of(), note);
  }

  static Result observed(Check check, String note) {
    return new Result(check, Verdict.OBSERVED, List.of(), note);
  }

  /** Returns whether the behaviour was seen, whatever it was. */
  public boolean isSeen() {
    boolean isUnseen = verdict == Verdict.NOT_PROVABLE || verdict == Verdict.KNOWN;
    return !isUnseen || !findings.isEmpty();
  }

  Result map(UnaryOperator<String> change, UnaryOperator<String> stable) {
    List<Finding> changed =
        findings.stream().map(finding -> finding.map(change, stable)).distinct().toList();
    return new Result(check, verdict, changed, change.apply(Finding.readable(note)));
  }
}
