package io.github.tryonjobs.contract.report;

import io.github.tryonjobs.contract.Coverage;
import io.github.tryonjobs.contract.verify.Result;
import io.github.tryonjobs.contract.verify.Verdict;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * What a verification found. It has no API key.
 *
 * @param server the base URL of the server
 * @param contractVersion the version of the contract that it was held against
 * @param start when the verification began
 * @param results what came of the checks, in their order
 * @param coverage what the contract documents, and whether it was seen
 */
public record Report(
    URI server,
    String contractVersion,
    Instant start,
    List<Result> results,
    List<Coverage.Row> coverage) {

  /** Copies the lists. */
  public Report {
    results = List.copyOf(results);
    coverage = List.copyOf(coverage);
  }

  /** Returns how many checks have a verdict. */
  public long count(Verdict verdict) {
    return results.stream().filter(result -> result.verdict() == verdict).count();
  }

  /** Returns the verdicts in one line. */
  public String summary() {
    return count(Verdict.HELD)
        + " held, "
        + count(Verdict.BROKEN)
        + " broken, "
        + count(Verdict.NOT_PROVABLE)
        + " not provable here";
  }

  /** Returns the coverage in one line. */
  public String coverageSummary() {
    long seen = coverage.stream().filter(Coverage.Row::isSeen).count();
    return "Contract coverage: "
        + seen
        + " of "
        + coverage.size()
        + " documented parts seen ("
        + 100 * seen / coverage.size()
        + "%)";
  }

  List<Coverage.Row> unseen() {
    return coverage.stream().filter(row -> !row.isSeen()).toList();
  }
}
