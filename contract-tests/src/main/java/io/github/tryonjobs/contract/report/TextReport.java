package io.github.tryonjobs.contract.report;

import io.github.tryonjobs.contract.Coverage;
import io.github.tryonjobs.contract.Texts;
import io.github.tryonjobs.contract.verify.Finding;
import io.github.tryonjobs.contract.verify.Result;
import java.util.Locale;

/** The report as lines for a console. */
public final class TextReport {

  private static final int MOST_UNSEEN = 12;

  private TextReport() {}

  /**
   * Writes one result: a line, and below it what is wrong.
   *
   * @param hasNote whether the note is written, too
   */
  public static String line(Result result, boolean hasNote) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%-17s  %-38s  %s%n",
            result.verdict().label(),
            result.check().id(),
            result.check().title()));
    for (Finding finding : result.findings()) {
      text.append(
          String.format(
              Locale.ROOT,
              "    %s (%s)%n      expected: %s%n      got:      %s%n",
              Texts.oneLine(finding.where()),
              finding.judge().label(),
              Texts.oneLine(finding.expected()),
              Texts.oneLine(finding.got())));
    }
    if (hasNote && !result.note().isEmpty()) {
      text.append("    ").append(result.note()).append(System.lineSeparator());
    }
    return text.toString();
  }

  /** Writes what stands below the results. */
  public static String end(Report report) {
    StringBuilder text = new StringBuilder();
    text.append(String.format("%n%s%n", report.coverageSummary()));
    report.unseen().stream()
        .limit(MOST_UNSEEN)
        .forEach(row -> text.append(String.format("    not seen: %s%n", name(row))));
    if (report.unseen().size() > MOST_UNSEEN) {
      int more = report.unseen().size() - MOST_UNSEEN;
      text.append(String.format("    and %d more, which the reports list%n", more));
    }
    report.remarks().forEach(it -> text.append(String.format("Baseline: %s%n", it)));
    return text.append(report.summary()).append(System.lineSeparator()).toString();
  }

  static String name(Coverage.Row row) {
    return row.item() + (row.isOptional() ? " (optional)" : "");
  }
}
