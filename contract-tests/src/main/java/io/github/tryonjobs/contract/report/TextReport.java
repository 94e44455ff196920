package io.github.tryonjobs.contract.report;

import io.github.tryonjobs.contract.Texts;
import io.github.tryonjobs.contract.verify.Finding;
import io.github.tryonjobs.contract.verify.Result;
import java.util.Locale;

/** The report as lines for a console. */
public final class TextReport {

  private static final int WIDTH = 38;

  private TextReport() {}

  /** Writes one result: a line, and below it what is wrong. */
  public static String line(Result result) {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%-17s  %-" + WIDTH + "s  %s%n",
                result.verdict().label(),
                result.check().id(),
                result.check().title()));
    for (Finding finding : result.findings()) {
      text.append(
          String.format(
              Locale.ROOT,
              "    %s (%s)%n      expected: %s%n      got:      %s%n",
              finding.where(),
              finding.judge().label(),
              Texts.oneLine(finding.expected()),
              Texts.oneLine(finding.got())));
    }
    if (!result.note().isEmpty()) {
      text.append("    ").append(result.note()).append(System.lineSeparator());
    }
    return text.toString();
  }

  /** Writes what stands below the results. */
  public static String end(Report report) {
    StringBuilder text = new StringBuilder();
    text.append(String.format("%n%s%n", report.coverageSummary()));
    report
        .unseen()
        .forEach(
            row ->
                text.append(
                    String.format(
                        "    not seen: %d %s %s%s%n",
                        row.item().response(),
                        row.item().kind(),
                        row.item().name(),
                        row.isOptional() ? " (optional)" : "")));
    return text.append(report.summary()).append(System.lineSeparator()).toString();
  }
}
