package io.github.tryonjobs.contract.report;

import io.github.tryonjobs.contract.Coverage;
import io.github.tryonjobs.contract.Texts;
import io.github.tryonjobs.contract.verify.Finding;
import io.github.tryonjobs.contract.verify.Result;
import java.util.stream.Collectors;

/** The report as Markdown, such as the summary of a CI job. */
public final class MarkdownReport {

  private MarkdownReport() {}

  /** Writes the whole report. */
  public static String of(Report report) {
    StringBuilder text = new StringBuilder("## Contract verification\n\n");
    String server = cell(report.server().toString());
    String version = cell(report.contractVersion());
    text.append("%s, contract %s, %s: **".formatted(server, version, report.start()));
    text.append(report.summary());
    text.append("**\n\n| | check | what it says | expected | got |\n|---|---|---|---|---|\n");
    report.byUrgency().forEach(result -> rows(report, result, text));
    report.remarks().forEach(it -> text.append("\n- Baseline: ").append(cell(it)));
    text.append(report.remarks().isEmpty() ? "\n" : "\n\n");
    text.append(report.coverageSummary()).append("\n");
    coverage(report, text);
    return text.toString();
  }

  private static void rows(Report report, Result result, StringBuilder text) {
    String mark = report.isFailure(result) ? "**" : "";
    String verdict = mark + result.verdict().label() + mark;
    String check = cell(result.check().id()) + " | " + cell(result.check().title());
    String row = ("| " + verdict + " | " + check).replace("%", "%%") + " | %s | %s |\n";
    if (result.findings().isEmpty() || !result.note().isEmpty()) {
      text.append(row.formatted(cell(result.note()), ""));
    }
    for (Finding finding : result.findings()) {
      String expected =
          finding.where() + " (" + finding.judge().label() + "): " + finding.expected();
      text.append(row.formatted(cell(expected), cell(finding.got())));
    }
  }

  private static void coverage(Report report, StringBuilder text) {
    text.append("\n<details><summary>Coverage</summary>\n\n| seen | part |\n|---|---|\n");
    for (Coverage.Row row : report.coverage()) {
      String seen = row.isSeen() ? "yes" : "**no**";
      text.append("| %s | %s |\n".formatted(seen, cell(TextReport.name(row))));
    }
    text.append("\n</details>\n");
  }

  /** What a server sent is shown literally, and never read as Markdown or HTML. */
  static String cell(String text) {
    return Texts.oneLine(text)
        .chars()
        .mapToObj(MarkdownReport::escaped)
        .collect(Collectors.joining());
  }

  private static String escaped(int character) {
    return switch (character) {
      case '|', '\\', '`', '*', '_', '[', ']', '<', '>', '&', '~', '#', '@', '!' ->
          "&#" + character + ";";
      default -> String.valueOf((char) character);
    };
  }
}
