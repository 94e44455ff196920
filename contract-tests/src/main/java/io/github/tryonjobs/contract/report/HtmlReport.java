package io.github.tryonjobs.contract.report;

import io.github.tryonjobs.contract.Coverage;
import io.github.tryonjobs.contract.Texts;
import io.github.tryonjobs.contract.verify.Finding;
import io.github.tryonjobs.contract.verify.Result;
import io.github.tryonjobs.contract.verify.Verdict;

/** The report as one page of HTML that needs nothing else, no script included. */
public final class HtmlReport {

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>Contract verification</title>
      <style>
      :root { color-scheme: light dark; --held: #1a7f37; --broken: #c01820; --open: #8a6100; --line: #8885; }
      @media (prefers-color-scheme: dark) { :root { --held: #4ac26b; --broken: #ff7b72; --open: #d4a72c; } }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 0 auto; padding: 1rem; }
      table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
      th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); }
      td { overflow-wrap: anywhere; }
      td:first-child { white-space: nowrap; font-weight: 600; }
      .HELD { color: var(--held); } .BROKEN { color: var(--broken); } .NOT_PROVABLE { color: var(--open); }
      dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 .8rem; margin: .3rem 0; }
      dd { margin: 0; font-family: ui-monospace, monospace; font-size: .9em; }
      p.note { margin: .3rem 0; }
      @media (max-width: 40rem) { td:first-child { white-space: normal; } }
      </style>
      </head>
      <body>
      """;

  private HtmlReport() {}

  /** Writes the whole page. */
  public static String of(Report report) {
    StringBuilder html = new StringBuilder(HEAD);
    html.append("<h1>Contract verification</h1>\n<p>")
        .append(escaped(report.server().toString()))
        .append(", contract ")
        .append(escaped(report.contractVersion()))
        .append(", <time>")
        .append(report.start())
        .append("</time></p>\n<p><strong>")
        .append(report.summary())
        .append("</strong></p>\n<table>\n<thead><tr><th scope=\"col\">verdict</th>")
        .append("<th scope=\"col\">check</th><th scope=\"col\">what it says</th></tr></thead>\n");
    report.results().forEach(result -> row(result, html));
    html.append("</table>\n<h2>Coverage</h2>\n<p>")
        .append(report.coverageSummary())
        .append("</p>\n");
    coverage(report, html);
    return html.append("</body>\n</html>\n").toString();
  }

  private static void row(Result result, StringBuilder html) {
    Verdict verdict = result.verdict();
    html.append("<tr><td class=\"")
        .append(verdict.name())
        .append("\">")
        .append(verdict.label())
        .append("</td><td>")
        .append(escaped(result.check().id()))
        .append("</td><td>")
        .append(escaped(result.check().title()));
    if (!result.note().isEmpty()) {
      html.append("<p class=\"note\">").append(escaped(result.note())).append("</p>");
    }
    for (Finding finding : result.findings()) {
      html.append("<dl><dt>where</dt><dd>")
          .append(escaped(finding.where() + " (" + finding.judge().label() + ")"))
          .append("</dd><dt>expected</dt><dd>")
          .append(escaped(finding.expected()))
          .append("</dd><dt>got</dt><dd>")
          .append(escaped(finding.got()))
          .append("</dd></dl>");
    }
    html.append("</td></tr>\n");
  }

  private static void coverage(Report report, StringBuilder html) {
    html.append("<table>\n<thead><tr><th scope=\"col\">seen</th><th scope=\"col\">response</th>")
        .append("<th scope=\"col\">kind</th><th scope=\"col\">name</th></tr></thead>\n");
    for (Coverage.Row row : report.coverage()) {
      html.append("<tr><td class=\"")
          .append(row.isSeen() ? "HELD\">yes" : "NOT_PROVABLE\">no")
          .append("</td><td>")
          .append(row.item().response())
          .append("</td><td>")
          .append(row.item().kind())
          .append(row.isOptional() ? " (optional)" : "")
          .append("</td><td>")
          .append(escaped(row.item().name()))
          .append("</td></tr>\n");
    }
    html.append("</table>\n");
  }

  private static String escaped(String text) {
    return Texts.oneLine(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
