package io.github.tryonjobs.contract.report;

import io.github.tryonjobs.contract.Coverage;
import io.github.tryonjobs.contract.Texts;
import io.github.tryonjobs.contract.verify.Finding;
import io.github.tryonjobs.contract.verify.Result;
import io.github.tryonjobs.contract.verify.Verdict;
import java.util.List;

/**
 * The report as one page of HTML that needs nothing else, no script included: what a person must
 * act on first, and what held at the end and folded away.
 */
public final class HtmlReport {

  private static final String HEAD = "/io/github/tryonjobs/contract/report/head.html";

  private HtmlReport() {}

  /** Writes the whole page. */
  public static String of(Report report) {
    StringBuilder html = new StringBuilder(Texts.resource(HEAD));
    html.append("<h1>Contract verification</h1>\n<p>")
        .append(escaped(report.server().toString()))
        .append(", contract ")
        .append(escaped(report.contractVersion()))
        .append(", <time>")
        .append(report.start())
        .append("</time></p>\n<ul class=\"counts\">\n");
    for (Verdict verdict : Verdict.values()) {
      html.append(
          "<li class=\"%s\"><b>%d</b> %s</li>\n"
              .formatted(verdict.name(), report.count(verdict), verdict.label()));
    }
    html.append("</ul>\n<p>").append(report.coverageSummary()).append("</p>\n");
    report
        .remarks()
        .forEach(it -> html.append("<p>Baseline: ").append(escaped(it)).append("</p>\n"));
    section("Broken: act on these first", Verdict.BROKEN, true, report, html);
    section("Not provable here", Verdict.NOT_PROVABLE, report.isStrict(), report, html);
    section("Known, with a reason in the baseline", Verdict.KNOWN, false, report, html);
    section("Observed: neither contract nor HTTP decides", Verdict.OBSERVED, false, report, html);
    section("Held", Verdict.HELD, false, report, html);
    coverage("Not seen", report.unseen(), html);
    coverage("Seen", report.coverage().stream().filter(Coverage.Row::isSeen).toList(), html);
    return html.append("</body>\n</html>\n").toString();
  }

  private static void section(
      String title, Verdict verdict, boolean isOpen, Report report, StringBuilder html) {
    List<Result> results =
        report.results().stream().filter(result -> result.verdict() == verdict).toList();
    if (results.isEmpty()) {
      return;
    }
    html.append("<details").append(isOpen ? " open" : "").append("><summary>").append(title);
    html.append(" (").append(results.size()).append(")</summary>\n");
    results.forEach(result -> article(result, html));
    html.append("</details>\n");
  }

  private static void article(Result result, StringBuilder html) {
    String id = escaped(result.check().id());
    String title = escaped(result.check().title());
    html.append("<article class=\"%s\"><p><span class=\"id\">".formatted(result.verdict().name()));
    html.append(id).append("</span></p><p>").append(title).append("</p>");
    for (Finding it : result.findings()) {
      html.append("<dl><dt>where</dt><dd>").append(escaped(it.where() + " (" + it.judge().label()));
      html.append(")</dd><dt>expected</dt><dd>").append(escaped(it.expected()));
      html.append("</dd><dt>got</dt><dd>").append(escaped(it.got())).append("</dd></dl>");
    }
    if (!result.note().isEmpty()) {
      html.append("<p>").append(escaped(result.note())).append("</p>");
    }
    html.append("</article>\n");
  }

  private static void coverage(String title, List<Coverage.Row> rows, StringBuilder html) {
    if (rows.isEmpty()) {
      return;
    }
    html.append("<details><summary>").append(title).append(" of the contract (");
    html.append(rows.size()).append(")</summary>\n<ul class=\"plain\">\n");
    rows.forEach(
        row -> html.append("<li>").append(escaped(TextReport.name(row))).append("</li>\n"));
    html.append("</ul></details>\n");
  }

  private static String escaped(String text) {
    return Texts.oneLine(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
