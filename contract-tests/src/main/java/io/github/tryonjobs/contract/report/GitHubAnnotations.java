package io.github.tryonjobs.contract.report;

import io.github.tryonjobs.contract.Texts;
import io.github.tryonjobs.contract.verify.Finding;
import io.github.tryonjobs.contract.verify.Result;
import java.util.List;

/** The failures as commands that GitHub Actions shows as annotations. */
public final class GitHubAnnotations {

  private GitHubAnnotations() {}

  /** Writes one line for each finding, and for each result that fails without one. */
  public static String of(Report report) {
    StringBuilder text = new StringBuilder();
    for (Result result : report.byUrgency()) {
      if (report.isFailure(result)) {
        for (String message : messages(result)) {
          String title = "Contract " + result.verdict().label() + ": " + result.check().id();
          text.append("::error title=%s::%s%n".formatted(property(title), data(message)));
        }
      }
    }
    for (String remark : report.remarks()) {
      text.append("::notice title=Baseline::%s%n".formatted(data(remark)));
    }
    return text.toString();
  }

  private static List<String> messages(Result result) {
    return result.findings().isEmpty()
        ? List.of(result.note())
        : result.findings().stream().map(Finding::toString).toList();
  }

  /** What a server sent must not become a command of its own. */
  private static String data(String text) {
    return Texts.oneLine(text).replace("%", "%25");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
