package io.github.tryonjobs.contract.report;

import io.github.tryonjobs.contract.Coverage;
import io.github.tryonjobs.contract.baseline.Baseline;
import io.github.tryonjobs.contract.verify.Result;
import io.github.tryonjobs.contract.verify.Verdict;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What a verification found. It has no API key.
 *
 * @param server the base URL of the server
 * @param contractVersion the version of the contract that was verified
 * @param start when the verification began
 * @param results what came of the checks, in their order
 * @param coverage what the contract documents of what was asked for, and whether it was seen
 * @param isStrict whether what could not be proven is a failure
 * @param remarks what there is to say of the baseline
 */
public record Report(
    URI server,
    String contractVersion,
    Instant start,
    List<Result> results,
    List<Coverage.Row> coverage,
    boolean isStrict,
    List<String> remarks) {

  /** Copies the lists. */
  public Report {
    results = List.copyOf(results);
    coverage = List.copyOf(coverage);
    remarks = List.copyOf(remarks);
  }

  /** Returns how many checks have a verdict. */
  public long count(Verdict verdict) {
    return results.stream().filter(result -> result.verdict() == verdict).count();
  }

  /** Returns whether a result is a failure, in every report and in the exit status. */
  boolean isFailure(Result result) {
    return result.verdict() == Verdict.BROKEN
        || (isStrict && result.verdict() == Verdict.NOT_PROVABLE);
  }

  /** Returns whether a result is one. */
  public boolean hasFailed() {
    return failures() > 0;
  }

  long failures() {
    return results.stream().filter(this::isFailure).count();
  }

  /** Returns the results, with what a person must act on first. */
  List<Result> byUrgency() {
    return results.stream().sorted(Comparator.comparing(Result::verdict)).toList();
  }

  /** Returns what would have to be known for nothing to be broken or unproven. */
  public List<String> deviations() {
    return results.stream().flatMap(result -> Baseline.deviations(result).stream()).toList();
  }

  /** Returns the verdicts in one line. */
  public String summary() {
    StringBuilder text = new StringBuilder();
    text.append(count(Verdict.HELD)).append(" held, ");
    text.append(count(Verdict.BROKEN)).append(" broken, ");
    text.append(count(Verdict.NOT_PROVABLE)).append(" not provable here");
    for (Verdict verdict : List.of(Verdict.KNOWN, Verdict.OBSERVED)) {
      if (count(verdict) > 0) {
        text.append(", ").append(count(verdict)).append(" ").append(verdict.label());
      }
    }
    return text.toString();
  }

  /** Returns the coverage in one line. */
  public String coverageSummary() {
    int seen = coverage.size() - unseen().size();
    return coverage.isEmpty()
        ? "Contract coverage: no documented part was asked for"
        : "Contract coverage: %d of %d documented parts seen (%d%%)"
            .formatted(seen, coverage.size(), 100 * seen / coverage.size());
  }

  List<Coverage.Row> unseen() {
    return coverage.stream().filter(row -> !row.isSeen()).toList();
  }
}
