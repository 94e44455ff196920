package io.github.tryonjobs.contract.report;

import io.github.tryonjobs.contract.Texts;
import io.github.tryonjobs.contract.verify.Finding;
import io.github.tryonjobs.contract.verify.Result;
import io.github.tryonjobs.contract.verify.Verdict;

/** The broken checks as commands that GitHub Actions shows as annotations. */
public final class GitHubAnnotations {

  private GitHubAnnotations() {}

  /** Writes one line for each finding. */
  public static String of(Report report) {
    StringBuilder text = new StringBuilder();
    for (Result result : report.results()) {
      if (result.verdict() == Verdict.BROKEN) {
        result.findings().forEach(finding -> text.append(line(result, finding)));
      }
    }
    return text.toString();
  }

  private static String line(Result result, Finding finding) {
    return "::error title="
        + property("Contract broken: " + result.check().id())
        + "::"
        + data(finding.where() + ": expected " + finding.expected() + ", got " + finding.got())
        + System.lineSeparator();
  }

  /** What a server sent must not become a command of its own. */
  private static String data(String text) {
    return Texts.oneLine(text).replace("%", "%25");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
