package io.github.tryonjobs.contract.cli;

import io.github.tryonjobs.contract.report.HtmlReport;
import io.github.tryonjobs.contract.report.JUnitReport;
import io.github.tryonjobs.contract.report.MarkdownReport;
import io.github.tryonjobs.contract.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/** Writes the reports to where they are wanted. */
final class ReportFiles {

  private final Optional<Path> directory;
  private final Optional<Path> stepSummary;

  /**
   * Creates them.
   *
   * @param environment where GitHub Actions says to which file the summary of a step is added
   */
  ReportFiles(Optional<Path> directory, Map<String, String> environment) {
    this.directory = directory;
    this.stepSummary = Optional.ofNullable(environment.get("GITHUB_STEP_SUMMARY")).map(Path::of);
  }

  /** Fails early, before anything is asked. */
  void prepare() throws IOException {
    if (directory.isPresent()) {
      Files.createDirectories(directory.get());
      if (!Files.isWritable(directory.get())) {
        throw new IOException("no permission");
      }
    }
  }

  void write(Report report) throws IOException {
    if (directory.isPresent()) {
      Path folder = directory.get();
      Files.writeString(folder.resolve("report.html"), HtmlReport.of(report));
      Files.writeString(folder.resolve("report.md"), MarkdownReport.of(report));
      Files.writeString(folder.resolve("TEST-try-on-contract.xml"), JUnitReport.of(report));
    }
    if (stepSummary.isPresent()) {
      Files.writeString(
          stepSummary.get(),
          MarkdownReport.of(report),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }
}
