package io.github.tryonjobs.contract.report;

import io.github.tryonjobs.contract.Coverage;
import io.github.tryonjobs.contract.Texts;
import io.github.tryonjobs.contract.verify.Finding;
import io.github.tryonjobs.contract.verify.Result;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The report as Markdown, such as the summary of a CI job. */
public final class MarkdownReport {

  /** GitHub takes no more than 1 MiB; what is not counted here has a hundredth of it. */
  private static final int MOST_BYTES_OF_RESULTS = 800_000;

  private static final int MOST_BYTES_OF_REMARKS = 100_000;

  private MarkdownReport() {}

  /** Writes the report, with what a person must act on first, and not all of it if it is long. */
  public static String of(Report report) {
    StringBuilder text = new StringBuilder("## Contract verification\n\n");
    String server = cell(report.server().toString());
    String version = cell(report.contractVersion());
    text.append("%s, contract %s, %s: **".formatted(server, version, report.start()));
    text.append(report.summary());
    text.append("**\n\n| | check | what it says | expected | got |\n|---|---|---|---|---|\n");
    List<String> rows = new ArrayList<>();
    report.byUrgency().forEach(result -> rows(report, result, rows));
    bounded(rows, MOST_BYTES_OF_RESULTS, text);
    text.append("\n");
    List<String> remarks = report.remarks().stream().map(MarkdownReport::remark).toList();
    bounded(remarks, MOST_BYTES_OF_REMARKS, text);
    text.append(remarks.isEmpty() ? "" : "\n").append(report.coverageSummary()).append("\n");
    coverage(report, text);
    return text.toString();
  }

  private static String remark(String text) {
    return "- Baseline: " + cell(text) + "\n";
  }

  private static void bounded(List<String> lines, int mostBytes, StringBuilder text) {
    int bytes = 0;
    int shown = 0;
    for (String line : lines) {
      bytes += line.getBytes(StandardCharsets.UTF_8).length;
      if (bytes <= mostBytes) {
        text.append(line);
        shown++;
      }
    }
    if (shown < lines.size()) {
      String left = "\n**%d of %d lines are left out, as GitHub takes no more than 1 MiB.";
      text.append(left.formatted(lines.size() - shown, lines.size()));
      text.append(" --report-dir writes report.html, which has them all.**\n");
    }
  }

  private static void rows(Report report, Result result, List<String> rows) {
    String mark = report.isFailure(result) ? "**" : "";
    String verdict = mark + result.verdict().label() + mark;
    String check = cell(result.check().id()) + " | " + cell(result.check().title());
    String row = ("| " + verdict + " | " + check).replace("%", "%%") + " | %s | %s |\n";
    if (result.findings().isEmpty() || !result.note().isEmpty()) {
      rows.add(row.formatted(cell(result.note()), ""));
    }
    for (Finding finding : result.findings()) {
      String expected =
          finding.where() + " (" + finding.judge().label() + "): " + finding.expected();
      rows.add(row.formatted(cell(expected), cell(finding.got())));
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
