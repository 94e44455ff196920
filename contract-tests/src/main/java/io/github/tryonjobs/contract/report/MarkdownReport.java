package io.github.tryonjobs.contract.report;

import io.github.tryonjobs.contract.Coverage;
import io.github.tryonjobs.contract.Texts;
import io.github.tryonjobs.contract.verify.Finding;
import io.github.tryonjobs.contract.verify.Result;
import io.github.tryonjobs.contract.verify.Verdict;
import java.util.stream.Collectors;

/** The report as Markdown, such as the summary of a CI job. */
public final class MarkdownReport {

  private MarkdownReport() {}

  /** Writes the whole report. */
  public static String of(Report report) {
    StringBuilder text = new StringBuilder("## Contract verification\n\n");
    text.append(cell(report.server().toString()))
        .append(", contract ")
        .append(cell(report.contractVersion()))
        .append(", ")
        .append(report.start())
        .append(": **")
        .append(report.summary())
        .append("**\n\n| | check | what it says | expected | got |\n|---|---|---|---|---|\n");
    report.results().forEach(result -> rows(result, text));
    text.append("\n").append(report.coverageSummary()).append("\n");
    coverage(report, text);
    return text.toString();
  }

  private static void rows(Result result, StringBuilder text) {
    if (result.findings().isEmpty()) {
      row(text, result, result.note(), "");
    }
    for (Finding finding : result.findings()) {
      row(
          text,
          result,
          finding.where() + " (" + finding.judge().label() + "): " + finding.expected(),
          finding.got());
    }
  }

  private static void row(StringBuilder text, Result result, String expected, String got) {
    String verdict = result.verdict().label();
    text.append("| ")
        .append(result.verdict() == Verdict.BROKEN ? "**" + verdict + "**" : verdict)
        .append(" | ")
        .append(cell(result.check().id()))
        .append(" | ")
        .append(cell(result.check().title()))
        .append(" | ")
        .append(cell(expected))
        .append(" | ")
        .append(cell(got))
        .append(" |\n");
  }

  private static void coverage(Report report, StringBuilder text) {
    text.append("\n<details><summary>Coverage</summary>\n\n| response | kind | name | seen |\n");
    text.append("|---|---|---|---|\n");
    for (Coverage.Row row : report.coverage()) {
      text.append("| ")
          .append(row.item().response())
          .append(" | ")
          .append(row.item().kind())
          .append(row.isOptional() ? " (optional)" : "")
          .append(" | ")
          .append(cell(row.item().name()))
          .append(" | ")
          .append(row.isSeen() ? "yes" : "**no**")
          .append(" |\n");
    }
    text.append("\n</details>\n");
  }

  /** What a server sent is shown as it is: it is no Markdown and no HTML. */
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
